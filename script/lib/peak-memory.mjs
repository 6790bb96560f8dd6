// Writes the most memory that the process had, in KiB, and its processor time, in microseconds, to the file that PEAK_FILE
// names: for `node --import`. Worker threads write as well; what they say is of the whole process.
import { appendFileSync } from 'node:fs'

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  appendFileSync(process.env.PEAK_FILE, `${maxRSS} ${userCPUTime + systemCPUTime}\n`)
})
