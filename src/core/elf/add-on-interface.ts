import type { AddOnInterface, ElfObject } from './elf-object.js'

const registration = /^node_register_module_v(\d{1,6})$/
const nodeApiExports: ReadonlySet<string> = new Set(['napi_register_module_v1', 'node_api_module_get_api_version_v1'])

/** How an add-on makes itself known to Node; see node_api.h and node.h (NODE_MODULE_INITIALIZER_BASE). */
export const addOnInterface = (object: ElfObject): AddOnInterface => {
  const moduleVersions = new Set<number>(object.registeredFor)
  let nodeApi = false
  for (const { names } of object.definedSymbols) {
    for (const name of names) {
      const version = registration.exec(name)?.[1]
      if (version !== undefined) moduleVersions.add(Number(version))
      else if (nodeApiExports.has(name)) nodeApi = true
    }
  }
  const calls = (name: string) => object.undefinedSymbols.some((symbol) => symbol.name === name)
  return {
    moduleVersions: [...moduleVersions].sort((a, b) => a - b),
    nodeApi: nodeApi || calls('napi_module_register'),
    constructorRegistration: calls('node_module_register'),
  }
}
