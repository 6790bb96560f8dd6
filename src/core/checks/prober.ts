import type { HttpExpectation } from '../config/config.js'

/** What the prober tells, as one line of JSON. */
export type Probed =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string }
  /** Nobody answers from outside, but somebody does on the loopback interface. */
  | { readonly kind: 'loopback' }
  | { readonly kind: 'silence'; readonly reason: string }

/**
 * The program that asks the app for its answer until it is the expected one. It runs in the app's container with the image's
 * own Node, so that no port need be published and no tool be there; it must understand every Node from 12 on.
 */
const program = `'use strict'
const http = require('http'), net = require('net'), os = require('os')
const until = Date.now() + wanted.forMs
const outside = [].concat(...Object.values(os.networkInterfaces())).filter((one) => one && !one.internal && (one.family === 'IPv4' || one.family === 4)).map((one) => one.address)[0]
const host = outside || '127.0.0.1'
const most = 262144
const subset = (part, whole) => {
  if (typeof part !== 'object' || part === null) return part === whole
  if (typeof whole !== 'object' || whole === null || Array.isArray(part) !== Array.isArray(whole)) return false
  return Object.keys(part).every((key) => Object.prototype.hasOwnProperty.call(whole, key) && subset(part[key], whole[key]))
}
const fits = ({ status, body }) => {
  if (status !== wanted.status) return false
  if (!('json' in wanted)) return true
  try { return subset(wanted.json, JSON.parse(body)) } catch { return false }
}
let last = { kind: 'silence', reason: 'nothing was asked' }, lonely = 0
const tell = (what) => { process.stdout.write(JSON.stringify(what) + '\\n', () => process.exit(0)) }
const again = () => { if (Date.now() >= until) tell(last); else setTimeout(ask, 150) }
const accepts = (address, then) => {
  const socket = net.connect({ host: address, port: wanted.port })
  let done = false
  const end = (yes) => { if (!done) { done = true; socket.destroy(); then(yes) } }
  socket.setTimeout(2000, () => end(false)); socket.on('connect', () => end(true)); socket.on('error', () => end(false))
}
const ask = () => {
  let done = false
  const end = (what) => {
    if (done) return
    done = true
    last = what
    if (what.kind === 'answer' && fits(what)) return tell(what)
    if (what.refused !== true || !outside) return again()
    accepts('127.0.0.1', (four) => four ? alone() : accepts('::1', (six) => six ? alone() : again()))
  }
  const left = Math.max(500, Math.min(10000, until - Date.now()))
  const request = http.request({ host, port: wanted.port, path: wanted.path, headers: wanted.headers, agent: false, timeout: left }, (response) => {
    const chunks = []
    let size = 0
    response.on('data', (chunk) => { size += chunk.length; if (size <= most) chunks.push(chunk); else request.destroy() })
    const whole = () => end({ kind: 'answer', status: response.statusCode, body: Buffer.concat(chunks).toString('utf8') })
    response.on('end', whole); response.on('close', whole); response.on('error', whole)
  })
  request.on('timeout', () => request.destroy(new Error('no answer in time')))
  request.on('error', (error) => end({ kind: 'silence', reason: error.message, refused: error.code === 'ECONNREFUSED' }))
  request.end()
}
// Twice, because an app may open one socket after the other.
const alone = () => { lonely += 1; last = { kind: 'loopback' }; if (lonely >= 5) tell(last); else again() }
ask()
`

/** The program for one expectation, to be fed to Node. */
export const probeProgram = ({ port, path, status, json, headers }: HttpExpectation, forMs: number): string => {
  const wanted = {
    port,
    path,
    status,
    forMs,
    headers: Object.fromEntries(headers),
    ...(json === undefined ? {} : { json }),
  }
  return `const wanted = ${JSON.stringify(wanted)}\n${program}`
}

/** Waits until a service accepts connections. Ends with 0 when it does. */
export const portProgram = (host: string, port: number, forMs: number): string => `
const until = Date.now() + ${forMs}
const ask = () => {
  const socket = require('net').connect({ host: ${JSON.stringify(host)}, port: ${port} })
  let done = false
  const again = () => { if (done) return; done = true; socket.destroy(); if (Date.now() > until) process.exit(1); setTimeout(ask, 200) }
  socket.setTimeout(2000, again)
  socket.on('error', again)
  socket.on('connect', () => process.exit(0))
}
ask()`

/** Reads what the prober told; null when it told nothing that makes sense. */
export const readProbed = (stdout: string): Probed | null => {
  try {
    const told = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Partial<Record<string, unknown>>
    if (told['kind'] === 'loopback') return { kind: 'loopback' }
    if (told['kind'] === 'answer' && typeof told['status'] === 'number' && typeof told['body'] === 'string') {
      return { kind: 'answer', status: told['status'], body: told['body'] }
    }
    return told['kind'] === 'silence' ? { kind: 'silence', reason: String(told['reason']) } : null
  } catch {
    return null
  }
}

/** Whether everything in `part` is in `whole`; lists must agree from their start. */
export const isSubset = (part: unknown, whole: unknown): boolean => {
  if (typeof part !== 'object' || part === null) return part === whole
  if (typeof whole !== 'object' || whole === null || Array.isArray(part) !== Array.isArray(whole)) return false
  return Object.entries(part).every(
    ([key, value]) => Object.hasOwn(whole, key) && isSubset(value, (whole as Readonly<Record<string, unknown>>)[key]),
  )
}
