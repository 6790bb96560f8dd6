import { expect, test } from '@jest/globals'
import { startFailure } from '../../../src/core/smoke/start-failure.js'

test.each([
  ['emulator', 255, 'exec /usr/local/bin/node: exec format error'],
  ['emulator', 126, '[FATAL tini (7)] exec node failed: Exec format error'],
  ['node', 127, '[FATAL tini (7)] exec node failed: No such file or directory'],
  ['node', 127, 'node: error while loading shared libraries: libstdc++.so.6: cannot open shared object file'],
  ['engine', 125, 'docker: Error response from daemon: No such image'],
  ['engine', null, ''],
])('%s: exit status %s, %s', (cause, exitCode, stderr) => {
  expect(startFailure(exitCode, stderr).cause).toBe(cause)
})

test('says what was said, and cannot command the runner', () => {
  const { reason } = startFailure(125, `first\n::error::x\n##[add-mask]y${'z'.repeat(5000)}`)
  expect(reason).toContain('exit status 125')
  expect(reason).not.toContain('##[')
  expect(reason.length).toBeLessThan(700)
})
