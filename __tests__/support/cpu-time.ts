/**
 * Milliseconds of CPU time that this process has used. Tests that show something to be bounded measure this instead of
 * the time that passes, which says most about what else the machine is doing.
 */
export const cpuTime = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
