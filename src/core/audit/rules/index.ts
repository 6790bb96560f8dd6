import type { Rule } from '../rule.js'
import { damaged } from './damaged.js'
import { engines } from './engines.js'
import { executableStack } from './executable-stack.js'
import { fallback } from './fallback.js'
import { isaLevel } from './isa-level.js'
import { libcFamily } from './libc-family.js'
import { missingInterpreter } from './missing-interpreter.js'
import { missingLibrary } from './missing-library.js'
import { noNativeFile } from './no-native-file.js'
import { noNode } from './no-node.js'
import { nodeAbi } from './node-abi.js'
import { nodeApi } from './node-api.js'
import { notElf } from './not-elf.js'
import { notPermitted } from './not-permitted.js'
import { notSeen } from './not-seen.js'
import { pageSize } from './page-size.js'
import { platformPackage } from './platform-package.js'
import { symbolVersion } from './symbol-version.js'
import { unresolvedAtCall } from './unresolved-at-call.js'
import { unresolvedAtLoad } from './unresolved-at-load.js'
import { versionPair } from './version-pair.js'
import { wrongClass } from './wrong-class.js'
import { wrongMachine } from './wrong-machine.js'

/** Every rule of the audit, by code. */
export const rules: readonly Rule[] = [
  wrongMachine, // AP101
  libcFamily, // AP102
  missingLibrary, // AP103
  symbolVersion, // AP104
  unresolvedAtLoad, // AP105
  unresolvedAtCall, // AP106
  missingInterpreter, // AP107
  damaged, // AP108
  notElf, // AP109
  wrongClass, // AP110
  executableStack, // AP111
  notPermitted, // AP112
  pageSize, // AP113
  isaLevel, // AP114
  notSeen, // AP115
  platformPackage, // AP201
  versionPair, // AP202
  nodeAbi, // AP203
  noNativeFile, // AP204
  engines, // AP205
  nodeApi, // AP206
  noNode, // AP207
  fallback, // AP208
]
