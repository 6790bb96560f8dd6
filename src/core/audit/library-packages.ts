/** What a distribution calls the package that holds a library. */
export interface LibraryPackages {
  readonly apt: string
  readonly apk: string
}

const of = (apt: string, apk: string): LibraryPackages => ({ apt, apk })

/** Libraries that native Node packages are known to want from the system; Debian 12 and later, Alpine 3.18 and later. */
const exact: Readonly<Record<string, LibraryPackages>> = {
  'libstdc++.so.6': of('libstdc++6', 'libstdc++'),
  'libgcc_s.so.1': of('libgcc-s1', 'libgcc'),
  'libatomic.so.1': of('libatomic1', 'libatomic'),
  'libgomp.so.1': of('libgomp1', 'libgomp'),
  'libz.so.1': of('zlib1g', 'zlib'),
  'libbz2.so.1.0': of('libbz2-1.0', 'libbz2'),
  'liblzma.so.5': of('liblzma5', 'xz-libs'),
  'libzstd.so.1': of('libzstd1', 'zstd-libs'),
  'libssl.so.3': of('libssl3', 'libssl3'),
  'libcrypto.so.3': of('libssl3', 'libcrypto3'),
  'libcurl.so.4': of('libcurl4', 'libcurl'),
  'libgssapi_krb5.so.2': of('libgssapi-krb5-2', 'krb5-libs'),
  'libkrb5.so.3': of('libkrb5-3', 'krb5-libs'),
  'libuv.so.1': of('libuv1', 'libuv'),
  'libsqlite3.so.0': of('libsqlite3-0', 'sqlite-libs'),
  'libpq.so.5': of('libpq5', 'libpq'),
  'libcairo.so.2': of('libcairo2', 'cairo'),
  'libpango-1.0.so.0': of('libpango-1.0-0', 'pango'),
  'libpangocairo-1.0.so.0': of('libpangocairo-1.0-0', 'pango'),
  'libpixman-1.so.0': of('libpixman-1-0', 'pixman'),
  'libjpeg.so.62': of('libjpeg62-turbo', 'libjpeg-turbo'),
  'libjpeg.so.8': of('libjpeg-turbo8', 'libjpeg-turbo'),
  'libpng16.so.16': of('libpng16-16', 'libpng'),
  'libgif.so.7': of('libgif7', 'giflib'),
  'librsvg-2.so.2': of('librsvg2-2', 'librsvg'),
  'libfontconfig.so.1': of('libfontconfig1', 'fontconfig'),
  'libfreetype.so.6': of('libfreetype6', 'freetype'),
  'libglib-2.0.so.0': of('libglib2.0-0', 'glib'),
  'libgobject-2.0.so.0': of('libglib2.0-0', 'glib'),
  'libexpat.so.1': of('libexpat1', 'libexpat'),
  'libusb-1.0.so.0': of('libusb-1.0-0', 'libusb'),
  'libodbc.so.2': of('libodbc2', 'unixodbc'),
  'libudev.so.1': of('libudev1', 'eudev-libs'),
  'libsecret-1.so.0': of('libsecret-1-0', 'libsecret'),
  'libX11.so.6': of('libx11-6', 'libx11'),
  'libvips.so.42': of('libvips42', 'vips'),
  'libvips-cpp.so.42': of('libvips42', 'vips-cpp'),
}

/** Packages that hold a library; null when this is not known, or when it is one that packages bring themselves. */
export const libraryPackages = (library: string): LibraryPackages | null =>
  Object.prototype.hasOwnProperty.call(exact, library) ? (exact[library] ?? null) : null
