/**
 * Names with a 64 that musl has no symbols for since 1.2.4: its loader takes the name without (get_lfs64, ldso/dynlink.c), so
 * that objects compiled before load all the same. Earlier releases define them.
 */
const stems = new Set(
  (
    'aio_cancel aio_error aio_fsync aio_read aio_return aio_suspend aio_write alphasort creat fallocate fgetpos fopen freopen ' +
    'fseeko fsetpos fstat fstatat fstatfs fstatvfs ftello ftruncate ftw getdents getrlimit glob globfree lio_listio lockf ' +
    'lseek lstat mkostemp mkostemps mkstemp mkstemps mmap nftw open openat posix_fadvise posix_fallocate pread preadv prlimit ' +
    'pwrite pwritev readdir scandir sendfile setrlimit stat statfs statvfs tmpfile truncate versionsort __fxstat __fxstatat ' +
    '__lxstat __xstat'
  ).split(' '),
)

/** What musl's loader looks for instead of a name that nothing defines; null when it gives up. */
export const largeFileStem = (name: string): string | null => {
  if (name === 'readdir64_r') return 'readdir_r'
  const stem = name.endsWith('64') ? name.slice(0, -2) : ''
  return stems.has(stem) ? stem : null
}
