// A process that does nothing but publish, to be killed. Its argument is a PublishRun.
import { publishRun, type PublishRun } from './publish-run.js'

const { publication } = await publishRun(JSON.parse(process.argv[2] ?? '') as PublishRun)
process.exitCode = publication.kind === 'published' ? 0 : 1
