/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 421:
/***/ ((module) => {

module.exports = require("node:child_process");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 995:
/***/ ((module) => {

module.exports = require("node:module");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 417:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.discoverNativeModules = void 0;
const installed_js_1 = __nccwpck_require__(306);
const build_folder_js_1 = __nccwpck_require__(172);
const known_js_1 = __nccwpck_require__(824);
const node_gyp_build_js_1 = __nccwpck_require__(131);
const node_pre_gyp_js_1 = __nccwpck_require__(466);
const plain_js_1 = __nccwpck_require__(639);
const platform_packages_js_1 = __nccwpck_require__(492);
const prisma_js_1 = __nccwpck_require__(855);
const path_js_1 = __nccwpck_require__(449);
const platform_tags_js_1 = __nccwpck_require__(879);
const mostModules = 2000;
/** Whether a package has no business on Linux at all (fsevents): npm leaves such files about, and nothing loads them. */
const foreign = ({ manifest }, target) => !(0, platform_packages_js_1.isPlatformPackage)(manifest) && !(0, platform_packages_js_1.suits)(manifest, target);
/** Loaders in the order in which they are asked. */
const loaders = [known_js_1.known, prisma_js_1.prisma, platform_packages_js_1.platformPackages, node_gyp_build_js_1.nodeGypBuild, node_pre_gyp_js_1.nodePreGyp, build_folder_js_1.bindings, build_folder_js_1.buildFolder];
const askLoaders = (pkg, context) => {
    for (const loader of loaders) {
        const pick = loader(pkg, context);
        if (pick !== null)
            return pick;
    }
    return null;
};
/** A package of the application itself is only native by its files: its dependencies are not its loaders. */
const ownPickOf = (pkg, context) => {
    if (pkg.addons.length === 0)
        return null;
    const pick = (0, prisma_js_1.prisma)(pkg, context) ?? (0, node_gyp_build_js_1.nodeGypBuild)(pkg, context) ?? (0, plain_js_1.plain)(pkg, context);
    return pick?.family === 'plain' ? { ...pick, family: 'loose' } : pick;
};
/** What these loaders do not take they do not load: builds for Electron, say, or what node-gyp left in its folder. */
const knowsThereIsNone = ({ family, certain }) => (family === 'node-gyp-build' || family === 'node-pre-gyp') && certain === true;
const pickOf = (pkg, context) => {
    if (!pkg.installed)
        return ownPickOf(pkg, context);
    const pick = askLoaders(pkg, context);
    const decided = pick !== null &&
        (pick.files.length > 0 || Boolean(pick.missing) || pick.family === 'own-folder' || knowsThereIsNone(pick));
    // A loader that we only guess at found nothing, but there are files: say what they are instead of "none".
    return decided || pkg.addons.length === 0 ? pick : ((0, plain_js_1.plain)(pkg, context) ?? pick);
};
/** Next's compiler is for building; standalone output leaves it out on purpose, and nothing asks for it at run time. */
const onlyForBuilding = new Set(['next']);
/** A module of which nothing is known yet but that it is one. */
const nothing = {
    family: 'plain',
    certain: true,
    missing: null,
    pairs: [],
    absent: null,
    fallback: '',
};
const bare = ({ manifest, dir }) => ({
    ...nothing,
    name: manifest.name === '' ? (0, path_js_1.baseName)(dir) : manifest.name,
    version: manifest.version,
    dir,
});
const moduleOf = (pkg, context) => {
    const pick = pickOf(pkg, context);
    if (pick === null)
        return null;
    if (pick.files.length === 0 && onlyForBuilding.has(pkg.manifest.name))
        return null;
    return { ...bare(pkg), ...pick, fallback: (0, known_js_1.fallbackOf)(pkg.manifest.name) };
};
/** Node's own search for a package, from a folder upwards, over what the walk found. */
const resolver = (tree, { packages, plugAndPlay }) => {
    const byDir = new Map(packages.map((pkg) => [pkg.dir, pkg]));
    const anywhere = new Map(packages.map((pkg) => [pkg.manifest.name, pkg]));
    return (name, dir) => {
        for (const folder of (0, installed_js_1.moduleFolders)(dir)) {
            const path = `${folder === '/' ? '' : folder}/${name}`;
            const direct = byDir.get(path);
            if (direct !== undefined)
                return direct;
            const real = tree.realpath(path);
            const linked = real === null ? undefined : byDir.get(real);
            if (linked !== undefined)
                return linked;
        }
        // Plug'n'Play resolves by its own table, so a package is found wherever it lies.
        return plugAndPlay.length > 0 && dir.includes('/.yarn/') ? (anywhere.get(name) ?? null) : null;
    };
};
/** Platform packages that a present package lists, chosen or not: they are its files, and no modules of their own. */
const claimed = ({ packages }, resolve) => {
    const dirs = new Set();
    for (const pkg of packages) {
        if (!pkg.installed)
            continue;
        for (const name of (0, platform_packages_js_1.platformDependencies)(pkg.manifest)) {
            const found = resolve(name, pkg.dir);
            if (found !== null)
                dirs.add(found.dir);
        }
    }
    return dirs;
};
const platformModule = (pkg, context) => {
    const files = (0, platform_packages_js_1.platformFiles)(pkg, context);
    // A package of shared libraries only (sharp-libvips) is somebody else's dependency.
    if (files.length === 0)
        return null;
    return { ...bare(pkg), family: 'platform-package', files };
};
/** An addon outside of every package is a module under its own path: something may load it. */
const strayModule = (path, target) => {
    if (!(0, platform_tags_js_1.fits)((0, platform_tags_js_1.tagsOf)(path), target))
        return null;
    return { ...nothing, family: 'loose', name: path, version: '', dir: path, files: [path] };
};
/**
 * Finds every package with native code in a root file system and what its loader would pick on the target. Only facts that
 * decide are read: names of folders and files, and package.json files.
 */
const discoverNativeModules = (tree, target) => {
    const installed = (0, installed_js_1.findInstalled)(tree);
    const resolve = resolver(tree, installed);
    const context = { tree, target, resolve };
    const claims = claimed(installed, resolve);
    const modules = [];
    for (const pkg of installed.packages) {
        if (foreign(pkg, target))
            continue;
        if ((0, platform_packages_js_1.isPlatformPackage)(pkg.manifest)) {
            const own = claims.has(pkg.dir) || !(0, platform_packages_js_1.suits)(pkg.manifest, target) ? null : platformModule(pkg, context);
            if (own !== null)
                modules.push(own);
            continue;
        }
        const found = moduleOf(pkg, context);
        if (found !== null)
            modules.push(found);
    }
    for (const stray of installed.strays) {
        const found = strayModule(stray, target);
        if (found !== null)
            modules.push(found);
    }
    const gaps = [
        ...installed.gaps,
        ...installed.plugAndPlay.map((file) => `${file}: the packages that Yarn keeps in archives were not looked into`),
        ...(modules.length > mostModules ? [`more than ${mostModules} native modules; the rest was not looked at`] : []),
    ];
    modules.sort((a, b) => (a.dir < b.dir ? -1 : a.dir > b.dir ? 1 : 0));
    return { modules: modules.slice(0, mostModules), packages: installed.packages, gaps };
};
exports.discoverNativeModules = discoverNativeModules;


/***/ }),

/***/ 306:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.moduleFolders = exports.findInstalled = void 0;
const manifest_js_1 = __nccwpck_require__(811);
const path_js_1 = __nccwpck_require__(449);
const limits = { directories: 500000, depth: 64, packages: 100000, addons: 20000 };
/** Neither of these holds anything that is part of an image. */
const unreal = new Set(['/proc', '/sys', '/dev']);
const childOf = (dir, name) => (dir === '/' ? `/${name}` : `${dir}/${name}`);
/** Obvious products of a compiler that no loader looks at: node-gyp links into obj.target first and then copies. */
const intermediate = (dir) => dir.endsWith('/obj.target') || dir.includes('/obj.target/');
const ownerOf = (walk, place, entries) => {
    const has = (wanted) => entries.some(({ name, kind }) => name === wanted && kind !== 'directory');
    // Inside an installed package a nested package.json only sets a module type; a root is what node_modules holds.
    const maybeRoot = place.kind === 'package' || place.owner?.installed !== true;
    if (!maybeRoot || !has('package.json'))
        return place.owner;
    const text = walk.tree.text(childOf(place.dir, 'package.json'));
    if (text === null) {
        walk.gaps.add(`${place.dir}/package.json is too large or cannot be read`);
        return place.owner;
    }
    const manifest = (0, manifest_js_1.parseManifest)(text);
    if (manifest === null)
        return place.owner;
    if (place.kind !== 'package' && manifest.name === '')
        return place.owner;
    if (walk.packages.length >= limits.packages) {
        walk.gaps.add(`more than ${limits.packages} packages; the rest was not looked at`);
        return place.owner;
    }
    const draft = {
        dir: place.dir,
        manifest,
        addons: [],
        hasBindingGyp: has('binding.gyp'),
        installed: place.kind === 'package',
    };
    walk.packages.push(draft);
    return draft;
};
const addFile = (walk, place, owner, name) => {
    const isTable = name === '.pnp.cjs' || name === '.pnp.js';
    if (isTable && owner?.installed !== true)
        walk.plugAndPlay.push(childOf(place.dir, name));
    if (!name.endsWith('.node') || name === '.node' || intermediate(place.dir))
        return;
    walk.addons += 1;
    if (walk.addons > limits.addons) {
        walk.gaps.add(`more than ${limits.addons} native files; the rest was not looked at`);
        return;
    }
    const path = childOf(place.dir, name);
    if (owner === null)
        walk.strays.push(path);
    else
        owner.addons.push(path.slice(owner.dir === '/' ? 1 : owner.dir.length + 1));
};
const kindOf = (place, name) => {
    if (name === 'node_modules')
        return 'store';
    if (place.kind !== 'store')
        return 'plain';
    if (name.startsWith('@'))
        return 'store';
    // .pnpm, .bin, .cache, .package-lock.json and the like are no packages.
    return name.startsWith('.') ? 'plain' : 'package';
};
const visit = (walk, place) => {
    const entries = walk.tree.list(place.dir);
    const owner = ownerOf(walk, place, entries);
    const below = [];
    for (const { name, kind } of entries) {
        // A linked folder is met where it really lies; a linked addon is loaded from here.
        if (kind === 'file' || kind === 'symlink')
            addFile(walk, place, owner, name);
        if (kind !== 'directory')
            continue;
        const dir = childOf(place.dir, name);
        if (unreal.has(dir))
            continue;
        const childKind = kindOf(place, name);
        below.push({ dir, depth: place.depth + 1, owner: childKind === 'store' ? null : owner, kind: childKind });
    }
    return below;
};
/**
 * Finds every package of the root file system, wherever it lies: npm's and Yarn's node_modules, pnpm's store, workspaces,
 * global installations, and the application itself. Links are not followed, so cycles cannot occur.
 */
const findInstalled = (tree) => {
    const walk = {
        tree,
        packages: [],
        strays: [],
        plugAndPlay: [],
        gaps: new Set(),
        directories: 0,
        addons: 0,
    };
    const pending = [{ dir: '/', depth: 0, owner: null, kind: 'plain' }];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
        walk.directories += 1;
        if (walk.directories > limits.directories) {
            walk.gaps.add(`more than ${limits.directories} folders; the rest was not looked at`);
            break;
        }
        if (place.depth > limits.depth) {
            walk.gaps.add(`${place.dir} lies too deep to be looked at`);
            continue;
        }
        for (const below of visit(walk, place))
            pending.push(below);
    }
    const { packages, strays, plugAndPlay, gaps } = walk;
    return { packages, strays, plugAndPlay, gaps: [...gaps] };
};
exports.findInstalled = findInstalled;
/** The folders in which Node looks for what is required from `dir`, nearest first. */
const moduleFolders = (dir) => {
    const folders = [];
    const parts = dir.split('/').filter((part) => part !== '');
    for (let length = parts.length; length >= 0; length -= 1) {
        if (parts[length - 1] === 'node_modules')
            continue;
        folders.push((0, path_js_1.joinPath)('/', [...parts.slice(0, length), 'node_modules'].join('/')));
    }
    return folders;
};
exports.moduleFolders = moduleFolders;


/***/ }),

/***/ 172:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.buildFolder = exports.compiles = exports.bindings = void 0;
const path_js_1 = __nccwpck_require__(449);
const platform_tags_js_1 = __nccwpck_require__(879);
const target_js_1 = __nccwpck_require__(647);
/** Where `bindings` 1.5.0 looks, in its order, below the package. */
const bindingsFolders = ({ arch, nodeVersion }) => [
    'build',
    'build/Debug',
    'build/Release',
    'out/Debug',
    'Debug',
    'out/Release',
    'Release',
    'build/default',
    `compiled/${nodeVersion}/linux/${arch}`,
    'addon-build/release/install-root',
    'addon-build/debug/install-root',
    'addon-build/default/install-root',
    `lib/binding/node-v${(0, target_js_1.nodeModuleVersion)(nodeVersion) ?? ''}-linux-${arch}`,
];
/** The names that the package's own code gives to `bindings()`; empty when it does not say so in one of the usual ways. */
const bindingNames = ({ dir, manifest }, { tree }) => {
    const main = manifest.main === '' ? 'index.js' : manifest.main;
    const sources = [main, `${main}.js`, `lib/${(0, path_js_1.baseName)(manifest.name)}-binding.js`, 'lib/database.js', 'lib/binding.js'];
    for (const source of sources) {
        const text = tree.text((0, path_js_1.joinPath)(dir, source)) ?? '';
        const found = /require\(\s*['"]bindings['"]\s*\)\(\s*(?:\{\s*bindings\s*:\s*)?['"]([\w.+-]{1,100})['"]/.exec(text);
        if (found?.[1] !== undefined)
            return [found[1].endsWith('.node') ? found[1] : `${found[1]}.node`];
    }
    return [];
};
/** The first folder of the list that has the file, for each name of an addon. */
const firstOfEach = (addons, folders) => {
    const chosen = new Map();
    for (const folder of folders) {
        for (const addon of addons) {
            const name = (0, path_js_1.baseName)(addon);
            if (addon === `${folder}/${name}` && !chosen.has(name))
                chosen.set(name, addon);
        }
    }
    return [...chosen.values()];
};
/** Packages that load through `bindings`. */
const bindings = (pkg, context) => {
    if (pkg.manifest.dependencies['bindings'] === undefined)
        return null;
    const names = bindingNames(pkg, context);
    const all = firstOfEach(pkg.addons, bindingsFolders(context.target));
    const wanted = names.length === 0 ? all : all.filter((addon) => names.includes((0, path_js_1.baseName)(addon)));
    const files = wanted.map((addon) => (0, path_js_1.joinPath)(pkg.dir, addon));
    if (files.length === 0)
        return (0, exports.compiles)(pkg) ? { family: 'bindings', files, absent: 'not-built' } : null;
    return { family: 'bindings', files, certain: names.length > 0 || files.length === 1 };
};
exports.bindings = bindings;
/** Whether an install script makes or fetches what a package loads. */
const compiles = ({ hasBindingGyp, manifest }) => hasBindingGyp ||
    manifest.gypfile ||
    manifest.dependencies['prebuild-install'] !== undefined ||
    /\b(?:node-gyp|node-pre-gyp|cmake-js|cmake-ts|prebuild-install)\b/.test(manifest.install);
exports.compiles = compiles;
/**
 * Packages that node-gyp, cmake-js or prebuild-install fills: all that was compiled lies in one folder, and the package
 * names it in its code. Release wins, as in every such package we read.
 */
const buildFolder = (pkg, { target }) => {
    for (const folder of ['build/Release', 'build/Debug', 'out/Release', 'out']) {
        const built = pkg.addons.filter((addon) => (0, path_js_1.parentOf)(`/${addon}`) === `/${folder}`);
        const files = (0, platform_tags_js_1.mostSpecific)(built, target).map((addon) => (0, path_js_1.joinPath)(pkg.dir, addon));
        if (files.length > 0)
            return { family: 'build-folder', files, certain: files.length === 1 };
    }
    return (0, exports.compiles)(pkg) && pkg.addons.length === 0 ? { family: 'build-folder', files: [], absent: 'not-built' } : null;
};
exports.buildFolder = buildFolder;


/***/ }),

/***/ 824:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.fallbackOf = exports.known = void 0;
const path_js_1 = __nccwpck_require__(449);
const target_js_1 = __nccwpck_require__(647);
const compiled = (name) => [`build/Release/${name}.node`, `build/Debug/${name}.node`];
const major = ({ manifest }) => Number(manifest.version.split('.')[0]);
const table = {
    // lib/oracledb.js
    oracledb: ({ manifest }, { arch }) => [
        `build/Release/oracledb-${manifest.version}-linux-${arch}.node`,
        ...compiled('oracledb'),
    ],
    // dist/native/binding.js
    'aws-crt': (_, { arch, libc }) => [`dist/bin/linux-${arch}-${libc}/aws-crt-nodejs.node`],
    // common.js; it has builds for glibc only.
    '@temporalio/core-bridge': (_, { arch }) => [
        `releases/${arch === 'x64' ? 'x86_64' : 'aarch64'}-unknown-linux-gnu/index.node`,
    ],
    '@parcel/source-map': (_, { arch, libc }) => [
        `parcel_sourcemap_node/artifacts/index.linux-${arch}-${libc === 'musl' ? 'musl' : 'gnu'}.node`,
    ],
    // lib/index.js
    '@sentry-internal/node-cpu-profiler': (_, { arch, libc, nodeVersion }) => [
        `lib/sentry_cpu_profiler-linux-${arch}-${libc}-${(0, target_js_1.nodeModuleVersion)(nodeVersion) ?? ''}.node`,
    ],
    // index.js
    deasync: (_, { arch, nodeVersion }) => {
        const [release = '', minor = ''] = nodeVersion.split('.');
        const folders = [`${release}.${minor}`, release].map((version) => `bin/linux-${arch}-node-${version}`);
        return [...folders.map((folder) => `${folder}/deasync.node`), ...compiled('deasync')];
    },
    // nodehid.js, for the driver it takes on Linux, and pkg-prebuilds
    'node-hid': (_, { arch, libc }) => [
        ...[...compiled('HID_hidraw')].reverse(),
        `prebuilds/HID_hidraw-linux-${arch}${libc === 'musl' ? '-musl' : ''}/node-napi-v3.node`,
    ],
    // lib/load-addon.js of version 6: every NODE_MODULE_VERSION that has a folder, from the highest
    zeromq: ({ addons }, { arch }) => {
        const folder = `build/linux/${arch}/node/`;
        const versions = addons
            .filter((addon) => addon.startsWith(folder))
            .map((addon) => parseInt(addon.slice(folder.length)));
        return versions.sort((one, other) => other - one).map((version) => `${folder}${version}/addon.node`);
    },
    // index.js
    koffi: (_, { arch }) => [`build/koffi/linux_${arch}/koffi.node`, `build/koffi/musl_${arch}/koffi.node`],
    // lib/binding.js of 13.2.0; earlier ones ask `bindings`, which looks at Debug first too.
    'better-sqlite3': (pkg, { arch, libc }) => [
        'build/Debug/better_sqlite3.node',
        'build/Release/better_sqlite3.node',
        ...(major(pkg) >= 13 ? [`prebuilds/${libc === 'musl' ? 'linuxmusl' : 'linux'}-${arch}.node`] : []),
    ],
    // dist/binding.js; the number is that of the Node-API it was built for. It has one build per architecture, for glibc.
    'onnxruntime-node': (pkg, { arch }) => {
        const folders = pkg.addons
            .map((addon) => /^bin\/(napi-v\d+)\//.exec(addon)?.[1])
            .filter((name) => name !== undefined);
        return [...new Set(folders)].map((folder) => `bin/${folder}/linux/${arch}/onnxruntime_binding.node`);
    },
    // lib/utils.js: for Linux nothing is published, so it is compiled.
    'node-pty': (_, { arch }) => [...compiled('pty'), `prebuilds/linux-${arch}/pty.node`],
    re2: () => compiled('re2').slice(0, 1),
    canvas: () => compiled('canvas').slice(0, 1),
    'cpu-features': () => compiled('cpufeatures').slice(0, 1),
    ssh2: () => ['lib/protocol/crypto/build/Release/sshcrypto.node'],
    'isolated-vm': () => ['out/isolated_vm.node'],
    'node-sass': (_, { arch, libc, nodeVersion }) => {
        const folder = `linux${libc === 'musl' ? '_musl' : ''}-${arch}-${(0, target_js_1.nodeModuleVersion)(nodeVersion) ?? ''}`;
        return [`vendor/${folder}/binding.node`];
    },
    // index.js; what earlier ones than version 5 load was compiled.
    farmhash: (pkg, { arch, libc }) => major(pkg) >= 5 ? [`build/farmhash-linux${libc === 'musl' ? 'musl' : ''}-${arch}.node`] : compiled('farmhash'),
};
/** Packages that try every file that is there, until one loads. */
const inTurn = new Set(['koffi', 'zeromq']);
/** Packages with a loader of their own. */
const known = (pkg, { tree, target }) => {
    const places = Object.prototype.hasOwnProperty.call(table, pkg.manifest.name) ? table[pkg.manifest.name] : undefined;
    if (places === undefined || !pkg.installed)
        return null;
    // Some of them went over to node-gyp-build (isolated-vm 7), which then decides.
    if (pkg.manifest.dependencies['node-gyp-build'] !== undefined)
        return null;
    const candidates = places(pkg, target).map((place) => (0, path_js_1.joinPath)(pkg.dir, place));
    const present = candidates.filter((candidate) => tree.exists(candidate));
    if (present.length > 0) {
        return inTurn.has(pkg.manifest.name)
            ? { family: 'own-folder', files: present, certain: present.length === 1, inTurn: true }
            : { family: 'own-folder', files: present.slice(0, 1) };
    }
    if (candidates.length === 0 && pkg.addons.length > 0 && !inTurn.has(pkg.manifest.name))
        return null;
    const others = pkg.addons.some((addon) => !addon.startsWith('build/'));
    return { family: 'own-folder', files: [], absent: others ? 'unsupported' : 'not-built' };
};
exports.known = known;
const fallbacks = {
    oracledb: 'its Thin mode, which is JavaScript',
    'bigint-buffer': 'a JavaScript implementation',
    ssh2: 'JavaScript implementations of its ciphers',
    bufferutil: 'a JavaScript implementation',
    'utf-8-validate': 'a JavaScript implementation',
    'msgpackr-extract': 'the JavaScript decoder of msgpackr',
    'cbor-extract': 'the JavaScript decoder of cbor-x',
};
/** What a package falls back to without its native file; empty when it fails. */
const fallbackOf = (name) => Object.prototype.hasOwnProperty.call(fallbacks, name) ? (fallbacks[name] ?? '') : '';
exports.fallbackOf = fallbackOf;


/***/ }),

/***/ 131:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.nodeGypBuild = exports.pickPrebuild = void 0;
const path_js_1 = __nccwpck_require__(449);
const target_js_1 = __nccwpck_require__(647);
const build_folder_js_1 = __nccwpck_require__(172);
const tagsOfFile = (file) => {
    const tags = {
        file,
        specificity: 0,
        runtime: null,
        napi: false,
        abi: null,
        uv: null,
        armv: null,
        libc: null,
    };
    for (const tag of file.split('.').slice(0, -1)) {
        if (tag === 'node' || tag === 'electron' || tag === 'node-webkit')
            tags.runtime = tag;
        else if (tag === 'napi')
            tags.napi = true;
        else if (tag.startsWith('abi'))
            tags.abi = tag.slice(3);
        else if (tag.startsWith('uv'))
            tags.uv = tag.slice(2);
        else if (tag.startsWith('armv'))
            tags.armv = tag.slice(4);
        else if (tag === 'glibc' || tag === 'musl')
            tags.libc = tag;
        else
            continue;
        tags.specificity += 1;
    }
    return tags;
};
const matches = (tags, { abi, armv, libc }) => {
    if (tags.runtime !== null && tags.runtime !== 'node')
        return false;
    if (tags.abi !== null && tags.abi !== abi && !tags.napi)
        return false;
    // libuv's major version has been 1 since Node 0.12.
    if (tags.uv !== null && tags.uv !== '1')
        return false;
    if (tags.armv !== null && armv !== '' && tags.armv !== armv)
        return false;
    return tags.libc === null || tags.libc === libc;
};
const compare = (a, b) => {
    if (a.runtime !== b.runtime)
        return a.runtime === 'node' ? -1 : 1;
    if (a.abi !== b.abi)
        return a.abi === null ? 1 : -1;
    return b.specificity - a.specificity;
};
const libcOf = ({ tree, target }, loader) => loader === 'node-gyp-build' ? (tree.exists('/etc/alpine-release') ? 'musl' : 'glibc') : target.libc;
const runtimeOf = (context, loader) => ({
    abi: (0, target_js_1.nodeModuleVersion)(context.target.nodeVersion),
    armv: context.target.arch === 'arm64' ? '8' : context.target.arch === 'arm' ? '7' : '',
    libc: libcOf(context, loader),
});
const inTuple = (name, { platform, arch }) => {
    const parts = name.split('-');
    return parts.length === 2 && parts[0] === platform && (parts[1] ?? '').split('+').includes(arch);
};
const namesIn = ({ tree }, dir) => tree.list(dir).map(({ name }) => name);
/** The file that would be picked in a folder of prebuilt ones; null when none matches. */
const pickPrebuild = (context, dir, loader) => {
    const runtime = runtimeOf(context, loader);
    const winner = namesIn(context, dir)
        .filter((name) => name.endsWith('.node'))
        .map(tagsOfFile)
        .filter((tags) => matches(tags, runtime))
        .sort(compare)[0];
    return winner === undefined ? null : (0, path_js_1.joinPath)(dir, winner.file);
};
exports.pickPrebuild = pickPrebuild;
/** The file that node-gyp-build would load for a package; null when it would throw "No native build was found". */
const resolve = (context, dir, loader) => {
    for (const folder of ['build/Release', 'build/Debug']) {
        // It takes the first name that readdir gives; with several addons that is chance, the alphabet is as good.
        const built = [...namesIn(context, (0, path_js_1.joinPath)(dir, folder))].filter((name) => name.endsWith('.node')).sort()[0];
        if (built !== undefined)
            return (0, path_js_1.joinPath)(dir, `${folder}/${built}`);
    }
    const tuple = namesIn(context, (0, path_js_1.joinPath)(dir, 'prebuilds'))
        .filter((name) => inTuple(name, context.target))
        .sort((a, b) => a.split('+').length - b.split('+').length)[0];
    return tuple === undefined ? null : (0, exports.pickPrebuild)(context, (0, path_js_1.joinPath)(dir, `prebuilds/${tuple}`), loader);
};
const dependsOn = ({ manifest }, names) => names.some((name) => manifest.dependencies[name] !== undefined || manifest.optionalDependencies[name] !== undefined);
/** Version 3 and Datadog's builds put the C library into the name of the folder, and this is not followed here. */
const isOfVersion3 = (addon) => /^prebuilds\/linux(?:glibc|musl)-/.test(addon);
/** Packages that load through node-gyp-build, its relatives, or Holepunch's require-addon, which reads the same layout. */
const nodeGypBuild = (pkg, context) => {
    const uses = dependsOn(pkg, ['node-gyp-build', 'node-gyp-build-optional-packages', 'require-addon']);
    const layout = pkg.addons.some((file) => /^prebuilds\/[^/-]+-[^/-]+\/[^/]+$/.test(file));
    if (!uses && !layout)
        return null;
    const optional = dependsOn(pkg, ['node-gyp-build-optional-packages']);
    const file = resolve(context, pkg.dir, optional ? 'node-gyp-build-optional-packages' : 'node-gyp-build');
    if (file === null) {
        // That it depends on the loader says little when nothing was ever compiled: some went over to WebAssembly.
        if (!uses || (pkg.addons.length === 0 && !(0, build_folder_js_1.compiles)(pkg)))
            return null;
        // It brings files, and none that this Node may load: for other platforms, C libraries or releases of Node.
        const absent = pkg.addons.length > 0 ? 'unsupported' : 'not-built';
        return { family: 'node-gyp-build', files: [], certain: !pkg.addons.some(isOfVersion3), absent };
    }
    // Without the loader among its dependencies the layout alone leaves siblings (conpty.node beside pty.node) possible.
    return { family: 'node-gyp-build', files: [file], certain: uses || onlyOne(pkg, file) };
};
exports.nodeGypBuild = nodeGypBuild;
const onlyOne = (pkg, file) => pkg.addons.filter((addon) => (0, path_js_1.parentOf)((0, path_js_1.joinPath)(pkg.dir, addon)) === (0, path_js_1.parentOf)(file) && (0, path_js_1.baseName)(addon) !== '')
    .length === 1;


/***/ }),

/***/ 466:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.nodePreGyp = void 0;
const path_js_1 = __nccwpck_require__(449);
const target_js_1 = __nccwpck_require__(647);
/** Values of the placeholders in `binary.module_path`, as @mapbox/node-pre-gyp 2.0.3 evaluates them (lib/util/versioning.js). */
const placeholders = ({ manifest }, { target }, napi) => {
    const [major = '', minor = '', patch = ''] = manifest.version.split(/[.+-]/);
    const abi = (0, target_js_1.nodeModuleVersion)(target.nodeVersion);
    return {
        name: manifest.name,
        module_name: manifest.binary?.moduleName ?? '',
        version: manifest.version,
        major,
        minor,
        patch,
        configuration: 'Release',
        node_abi: abi === null ? null : `node-v${abi}`,
        node_napi_label: napi === null ? (abi === null ? null : `node-v${abi}`) : `napi-v${napi}`,
        napi_build_version: napi === null ? '' : String(napi),
        napi_version: napi === null ? '' : String(napi),
        platform: target.platform,
        target_platform: target.platform,
        arch: target.arch,
        target_arch: target.arch,
        // detect-libc's family; node-pre-gyp says `unknown` where that is empty, which it never is on Linux.
        libc: target.libc,
        target_libc: target.libc,
        // Of @discordjs/node-pre-gyp only.
        libc_version: target.libcVersion ?? null,
        toolset: '',
    };
};
/** Stands for a value that is not known; a NUL is in no path. */
const unknown = '\0';
const expand = (binary, values) => {
    const path = binary.modulePath.replace(/\{([a-z_]+)\}/g, (_, key) => {
        const value = values[key];
        return value ?? unknown;
    });
    return path.includes(unknown) ? null : path;
};
const loaders = ['@mapbox/node-pre-gyp', 'node-pre-gyp', '@discordjs/node-pre-gyp'];
/** Packages whose code asks node-pre-gyp where their addon is. */
const nodePreGyp = (pkg, context) => {
    const { binary, dependencies } = pkg.manifest;
    const uses = loaders.some((name) => dependencies[name] !== undefined);
    if (!uses || binary === null || binary.modulePath === '' || binary.moduleName === '')
        return null;
    // It takes the highest version that this Node has; which ones were built shows in the folders, so try them downwards.
    const versions = binary.napiVersions.length === 0 ? [null] : [...binary.napiVersions].sort((a, b) => b - a);
    const folders = versions.map((napi) => expand(binary, placeholders(pkg, context, napi)));
    for (const folder of folders) {
        if (folder === null)
            continue;
        const file = (0, path_js_1.joinPath)(pkg.dir, `${folder}/${binary.moduleName}.node`);
        if (context.tree.exists(file))
            return { family: 'node-pre-gyp', files: [file] };
    }
    // A Node that is too new for our table, or a C library of unknown version: any of the files may be the one.
    if (folders.includes(null) && pkg.addons.length > 0) {
        return { family: 'node-pre-gyp', files: pkg.addons.map((addon) => (0, path_js_1.joinPath)(pkg.dir, addon)), certain: false };
    }
    // Some only install with it, and load through `bindings`. For the others what node-gyp left in build is no matter.
    return { family: 'node-pre-gyp', files: [], certain: dependencies['bindings'] === undefined, absent: 'not-built' };
};
exports.nodePreGyp = nodePreGyp;


/***/ }),

/***/ 639:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.plain = void 0;
const path_js_1 = __nccwpck_require__(449);
const node_tags_js_1 = __nccwpck_require__(186);
const platform_tags_js_1 = __nccwpck_require__(879);
/** Folders whose addons belong to a package's own tests, not to what an application loads. */
const notShipped = /(?:^|\/)(?:tests?|__tests__|spec|examples?|fixtures?|benchmarks?|docs)\//;
/** Whether two of the files are flavours of one addon: of these only one is loaded, different addons all are. */
const hasFlavours = (addons) => {
    const stems = addons.map((addon) => (0, node_tags_js_1.withoutNodeTag)((0, platform_tags_js_1.stemOf)((0, path_js_1.baseName)(addon))));
    return new Set(stems).size < addons.length;
};
/**
 * Any other package with addons: those whose path does not say that they are for another platform or another Node. One with
 * files for other platforms only is left alone: what it does here (pnpm copies files without them) is not known.
 */
const plain = (pkg, { target }) => {
    const shipped = pkg.addons.filter((addon) => !notShipped.test(addon));
    const chosen = (0, node_tags_js_1.forThisNode)((0, platform_tags_js_1.mostSpecific)(shipped, target), target);
    if (chosen.length === 0)
        return null;
    return { family: 'plain', files: chosen.map((addon) => (0, path_js_1.joinPath)(pkg.dir, addon)), certain: !hasFlavours(chosen) };
};
exports.plain = plain;


/***/ }),

/***/ 492:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.platformPackages = exports.platformFiles = exports.suits = exports.isPlatformPackage = exports.platformDependencies = void 0;
const path_js_1 = __nccwpck_require__(449);
const platform_tags_js_1 = __nccwpck_require__(879);
const node_gyp_build_js_1 = __nccwpck_require__(131);
/** Optional dependencies whose names say a platform: what npm installs one of. */
const platformDependencies = ({ optionalDependencies }) => Object.keys(optionalDependencies).filter(platform_tags_js_1.isPlatformName);
exports.platformDependencies = platformDependencies;
/** Whether a package is itself such a platform package. */
const isPlatformPackage = ({ name, os, cpu }) => (0, platform_tags_js_1.isPlatformName)(name) && (os.length > 0 || cpu.length > 0 || (0, platform_tags_js_1.tagsOf)(name).libc !== null);
exports.isPlatformPackage = isPlatformPackage;
const allows = (list, value) => {
    const allowed = list.filter((item) => !item.startsWith('!'));
    return !list.includes(`!${value}`) && (allowed.length === 0 || allowed.includes(value));
};
/** Whether npm would install a package on the target, by its `os`, `cpu` and `libc` and by its name. */
const suits = ({ name, os, cpu, libc }, target) => allows(os, target.platform) &&
    allows(cpu, target.arch) &&
    allows(libc, target.libc) &&
    (!(0, platform_tags_js_1.isPlatformName)(name) || (0, platform_tags_js_1.fits)((0, platform_tags_js_1.tagsOf)(name), target));
exports.suits = suits;
const notExecutable = /^(?:licen[cs]e|readme|copying|notice|changelog|authors|makefile|package|dockerfile)/i;
/** How deep below a platform package its program may lie, and how many names are looked at: sass-embedded nests two. */
const search = { depth: 3, names: 500 };
/** Programs of a package that has no addon: what `bin` names, and every file that looks like one by its name. */
const executables = ({ dir, manifest }, { tree }) => {
    const files = new Set(manifest.bin.map((file) => (0, path_js_1.joinPath)(dir, file)));
    let seen = 0;
    const look = (folder, depth) => {
        for (const { name, kind } of tree.list(folder)) {
            seen += 1;
            if (seen > search.names)
                return;
            const path = (0, path_js_1.joinPath)(folder, name);
            if (kind === 'directory' && depth < search.depth && name !== 'node_modules')
                look(path, depth + 1);
            else if (kind !== 'directory' && !name.includes('.') && !notExecutable.test(name))
                files.add(path);
        }
    };
    look(dir, 1);
    return [...files].filter((file) => tree.exists(file));
};
/** Native files of one platform package: its addon (the one for this C library, if it has several) or its program. */
const platformFiles = (pkg, context) => {
    if (pkg.addons.length === 0)
        return executables(pkg, context);
    const main = pkg.manifest.main.endsWith('.node') ? (0, path_js_1.joinPath)(pkg.dir, pkg.manifest.main) : null;
    if (main !== null && context.tree.exists(main))
        return [main];
    // lmdb and msgpackr put several flavours of prebuildify into one platform package.
    const inRoot = pkg.addons.filter((addon) => !addon.includes('/'));
    const flavour = inRoot.length > 1 ? (0, node_gyp_build_js_1.pickPrebuild)(context, pkg.dir, 'node-gyp-build-optional-packages') : null;
    if (flavour !== null)
        return [flavour];
    return (0, platform_tags_js_1.mostSpecific)(pkg.addons, context.target).map((addon) => (0, path_js_1.joinPath)(pkg.dir, addon));
};
exports.platformFiles = platformFiles;
/** Of each family of platform packages (sharp has two) the one that the target needs; null where it has none. */
const wantedNames = (names, target) => {
    const families = new Map();
    for (const name of names) {
        const stem = (0, platform_tags_js_1.stemOf)(name);
        families.set(stem, [...(families.get(stem) ?? []), name]);
    }
    const wanted = new Map();
    for (const [stem, members] of families) {
        const runsOnLinux = members.some((name) => (0, platform_tags_js_1.tagsOf)(name).os === 'linux');
        if (runsOnLinux)
            wanted.set(stem, (0, platform_tags_js_1.mostSpecific)(members, target)[0] ?? null);
    }
    return wanted;
};
/** Addons of the package itself that are for the target: napi-rs' and Rollup's local file, or a local build. */
const localFiles = (pkg, { target }) => {
    const built = pkg.addons.filter((addon) => /^(?:src\/)?build\/(?:Release|Debug)\//.test(addon));
    const tagged = pkg.addons.filter((addon) => (0, platform_tags_js_1.isPlatformName)((0, path_js_1.baseName)(addon)));
    return [...(0, platform_tags_js_1.mostSpecific)(tagged, target), ...built].slice(0, 1).map((addon) => (0, path_js_1.joinPath)(pkg.dir, addon));
};
/** A platform package of the same family that is there although it is for another platform: what a copied folder shows. */
const insteadOf = (name, { dir, manifest }, { resolve }) => {
    const stem = (0, platform_tags_js_1.stemOf)(name);
    const family = (0, exports.platformDependencies)(manifest).filter((other) => other !== name && (0, platform_tags_js_1.stemOf)(other) === stem);
    return family.find((other) => resolve(other, dir) !== null) ?? null;
};
/** What is there of the platform packages that the target needs. */
const findPackages = (pkg, names, context) => {
    const found = { files: [], pairs: [], missing: [], unfit: [] };
    for (const name of names) {
        const version = pkg.manifest.optionalDependencies[name] ?? '';
        const present = context.resolve(name, pkg.dir);
        if (present === null) {
            found.missing.push({ name, version, instead: insteadOf(name, pkg, context) });
            continue;
        }
        const files = (0, exports.platformFiles)(present, context);
        if (files.length === 0 && present.addons.length > 0)
            found.unfit.push(name);
        found.files.push(...files);
        found.pairs.push({ name, wanted: version, present: present.manifest.version, dir: present.dir });
    }
    return found;
};
/**
 * Packages that leave their native part to one optional dependency per platform: Rollup, esbuild, sharp, SWC, napi-rs, and
 * everybody who does as they do.
 */
const platformPackages = (pkg, context) => {
    const wanted = wantedNames((0, exports.platformDependencies)(pkg.manifest), context.target);
    if (wanted.size === 0)
        return null;
    const names = [...wanted.values()].filter((name) => name !== null);
    const local = localFiles(pkg, context);
    const { files, pairs, missing, unfit } = findPackages(pkg, names, context);
    const family = files.some((file) => !file.endsWith('.node')) ? 'executable' : 'platform-package';
    if (local.length > 0) {
        // Loaders differ in whether the local file or the package comes first; with one of them there is no question.
        return { family, files: [...local, ...files], certain: files.length === 0, pairs };
    }
    if (names.length === 0 || (files.length === 0 && unfit.length > 0)) {
        return { family, files, pairs, absent: 'unsupported' };
    }
    return { family, files, pairs, missing: missing[0] ?? null };
};
exports.platformPackages = platformPackages;


/***/ }),

/***/ 855:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.prisma = void 0;
const path_js_1 = __nccwpck_require__(449);
// Follows @prisma/get-platform 6.19.3: the name of the engine is made of distribution, architecture and OpenSSL.
const engine = /^(?:.*\/)?libquery_engine-[\w.-]+\.so\.node$/;
const idOf = (osRelease, key) => (new RegExp(`^${key}="?([^"\\n]*)"?$`, 'im').exec(osRelease)?.[1] ?? '').toLowerCase();
const distributionOf = (tree) => {
    const text = tree.text('/etc/os-release') ?? '';
    const [id, like] = [idOf(text, 'ID'), idOf(text, 'ID_LIKE')];
    if (id === 'alpine')
        return 'musl';
    if (id === 'debian' || id === 'ubuntu')
        return 'debian';
    if (['rhel', 'centos', 'fedora'].includes(id))
        return 'rhel';
    if (/debian|ubuntu|arch/.test(`${like} ${id === 'arch' ? id : ''}`))
        return 'debian';
    return /centos|fedora|rhel|suse/.test(like) ? 'rhel' : null;
};
const foldersOf = (distribution, { arch }) => {
    const machine = arch === 'arm64' ? 'aarch64' : 'x86_64';
    const debian = [`/usr/lib/${machine}-linux-gnu`, `/lib/${machine}-linux-gnu`];
    return [...(distribution === 'debian' ? debian : []), '/lib64', '/usr/lib64', '/lib', '/usr/lib', ...debian];
};
/** `3.0.x`, `1.1.x` or `1.0.x`, of the first libssl in the folders; null when there is none. */
const opensslOf = (tree, folders) => {
    for (const folder of folders) {
        const names = tree.list(folder).map(({ name }) => name);
        const [, major, minor] = /^libssl\.so\.([1-9])(\.\d)?/.exec(names.filter((name) => name.startsWith('libssl.so.')).sort()[0] ?? '') ?? [];
        if (major !== undefined)
            return major === '1' ? `1${minor ?? '.0'}.x` : `${major}.0.x`;
    }
    return null;
};
const targetName = (distribution, openssl, { arch }) => {
    const version = openssl ?? '1.1.x';
    if (arch === 'arm64')
        return `linux-${distribution === 'musl' ? 'musl-' : ''}arm64-openssl-${version}`;
    if (arch === 'arm')
        return `linux-arm-openssl-${version}`;
    if (distribution === 'musl')
        return version.startsWith('1.') ? 'linux-musl' : `linux-musl-openssl-${version}`;
    return `${distribution ?? 'debian'}-openssl-${version}`;
};
/** A generated Prisma client (up to version 6) and Prisma's engines: one library per platform, of which one is loaded. */
const prisma = (pkg, { tree, target }) => {
    const engines = pkg.addons.filter((addon) => engine.test(addon));
    if (engines.length === 0)
        return null;
    const distribution = distributionOf(tree);
    const openssl = opensslOf(tree, foldersOf(distribution, target));
    const wanted = engines.filter((addon) => addon.endsWith(`libquery_engine-${targetName(distribution, openssl, target)}.so.node`));
    const files = wanted.map((addon) => (0, path_js_1.joinPath)(pkg.dir, addon));
    if (files.length > 0)
        return { family: 'own-folder', files };
    // Without the library Prisma asks the openssl program, whose version is not to be seen in its name.
    const unsure = openssl === null && tree.exists('/usr/bin/openssl');
    return unsure
        ? { family: 'own-folder', files: engines.map((addon) => (0, path_js_1.joinPath)(pkg.dir, addon)), certain: false }
        : { family: 'own-folder', files: [], absent: 'unsupported' };
};
exports.prisma = prisma;


/***/ }),

/***/ 811:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.parseManifest = void 0;
const longest = 1024;
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value) => (typeof value === 'string' && value.length <= longest ? value : '');
const textsOf = (value) => (Array.isArray(value) ? value : [value])
    .slice(0, 100)
    .map(textOf)
    .filter((text) => text !== '');
const rangesOf = (value) => {
    const ranges = Object.create(null);
    if (!isRecord(value))
        return ranges;
    for (const name of Object.keys(value).slice(0, 2000))
        ranges[name] = textOf(value[name]);
    return ranges;
};
const binaryOf = (value) => {
    if (!isRecord(value))
        return null;
    const versions = Array.isArray(value['napi_versions']) ? value['napi_versions'] : [];
    return {
        moduleName: textOf(value['module_name']),
        modulePath: textOf(value['module_path']),
        napiVersions: versions.slice(0, 100).filter((version) => typeof version === 'number'),
    };
};
/** Reads a package.json; null when it is none. Fields of an unexpected type count as absent. */
const parseManifest = (text) => {
    let value;
    try {
        value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    }
    catch {
        return null;
    }
    if (!isRecord(value))
        return null;
    const { bin, engines, scripts } = value;
    return {
        name: textOf(value['name']),
        version: textOf(value['version']),
        main: textOf(value['main']),
        bin: isRecord(bin) ? textsOf(Object.keys(bin).map((key) => bin[key])) : textsOf(bin),
        dependencies: rangesOf(value['dependencies']),
        optionalDependencies: rangesOf(value['optionalDependencies']),
        os: textsOf(value['os']),
        cpu: textsOf(value['cpu']),
        libc: textsOf(value['libc']),
        engines: isRecord(engines) ? textOf(engines['node']) : '',
        gypfile: value['gypfile'] === true,
        install: isRecord(scripts) ? textOf(scripts['install']) : '',
        binary: binaryOf(value['binary']),
    };
};
exports.parseManifest = parseManifest;


/***/ }),

/***/ 186:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.withoutNodeTag = exports.forThisNode = void 0;
const target_js_1 = __nccwpck_require__(647);
/** NODE_MODULE_VERSION as names have it: `abi127`, `v127`, or the number alone where it can be nothing else. */
const abiWord = /^(?:abi|v)?(\d{2,3})$/;
/** Smaller numbers without a prefix are bits, versions and the like. */
const smallestBare = 72;
const majorInName = /(?:^|[-_./])node-?v?(\d{1,2})(?:\.\d+)?(?=[-_./]|$)/;
const abiOf = (path) => {
    for (const word of path.toLowerCase().split(/[^a-z0-9]+/)) {
        const number = abiWord.exec(word)?.[1];
        if (number === undefined)
            continue;
        const isBare = !word.startsWith('abi');
        if (!isBare || (Number(number) >= smallestBare && Number(number) < 300 && Number(number) !== 100))
            return number;
    }
    return null;
};
/** Whether a path says for which release of Node a file is: true, false, or null when it says nothing. */
const isForNode = (path, { nodeVersion }) => {
    const abi = abiOf(path);
    if (abi !== null)
        return abi === (0, target_js_1.nodeModuleVersion)(nodeVersion);
    const major = majorInName.exec(path)?.[1];
    return major === undefined ? null : major === nodeVersion.split('.')[0];
};
/**
 * Of files that differ in the release of Node that their names give, those for this one, and all that give none. Where none
 * is for this one it cannot be told which would be taken (Node-API files are good for later releases too): then all of them.
 */
const forThisNode = (paths, target) => {
    const told = paths.map((path) => ({ path, fits: isForNode(path, target) }));
    return told.some(({ fits }) => fits === true)
        ? told.filter(({ fits }) => fits !== false).map(({ path }) => path)
        : paths;
};
exports.forThisNode = forThisNode;
/** The path without what it says of releases of Node: flavours of one addon share it. */
const withoutNodeTag = (path) => path
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => abiOf(word) === null)
    .join('-')
    .replace(/(?:^|-)node-?v?\d{1,2}(?=-|$)/g, '');
exports.withoutNodeTag = withoutNodeTag;


/***/ }),

/***/ 449:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.isWithin = exports.joinPath = exports.parentOf = exports.baseName = void 0;
/** Last part of an absolute path. */
const baseName = (path) => path.slice(path.lastIndexOf('/') + 1);
exports.baseName = baseName;
/** The folder that holds an absolute path; `/` holds itself. */
const parentOf = (path) => {
    const end = path.lastIndexOf('/');
    return end <= 0 ? '/' : path.slice(0, end);
};
exports.parentOf = parentOf;
/** `dir` and a relative path (which may use `.` and `..`) as one absolute, normalised path that never leaves the root. */
const joinPath = (dir, relative) => {
    const parts = [];
    for (const part of `${dir}/${relative}`.split('/')) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return `/${parts.join('/')}`;
};
exports.joinPath = joinPath;
/** Whether `path` lies below `dir` (or is it). */
const isWithin = (path, dir) => dir === '/' || path === dir || (path.startsWith(dir) && path.charAt(dir.length) === '/');
exports.isWithin = isWithin;


/***/ }),

/***/ 879:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.mostSpecific = exports.fits = exports.isPlatformName = exports.stemOf = exports.tagsOf = void 0;
const systems = {
    linux: 'linux',
    linuxmusl: 'linux',
    linuxgnu: 'linux',
    linuxglibc: 'linux',
    alpine: 'linux',
    darwin: 'darwin',
    macos: 'darwin',
    osx: 'darwin',
    mac: 'darwin',
    win32: 'win32',
    win: 'win32',
    windows: 'win32',
    freebsd: 'freebsd',
    openbsd: 'openbsd',
    netbsd: 'netbsd',
    sunos: 'sunos',
    aix: 'aix',
    android: 'android',
    ios: 'ios',
    openharmony: 'openharmony',
    ohos: 'openharmony',
    wasm32: 'wasm',
    wasm: 'wasm',
    wasi: 'wasm',
};
const architectures = {
    x64: 'x64',
    amd64: 'x64',
    x86_64: 'x64',
    '64': 'x64',
    arm64: 'arm64',
    aarch64: 'arm64',
    arm: 'arm',
    armhf: 'arm',
    armv6: 'arm',
    armv6l: 'arm',
    armv7: 'arm',
    armv7l: 'arm',
    ia32: 'ia32',
    x86: 'ia32',
    i686: 'ia32',
    i386: 'ia32',
    '32': 'ia32',
    ppc64: 'ppc64',
    ppc64le: 'ppc64',
    powerpc64le: 'ppc64',
    s390x: 's390x',
    riscv64: 'riscv64',
    riscv64gc: 'riscv64',
    loong64: 'loong64',
    mips64el: 'mips64el',
    universal: 'universal',
};
const libraries = {
    gnu: 'glibc',
    glibc: 'glibc',
    gnueabihf: 'glibc',
    gnueabi: 'glibc',
    linuxgnu: 'glibc',
    linuxglibc: 'glibc',
    musl: 'musl',
    musleabihf: 'musl',
    musleabi: 'musl',
    linuxmusl: 'musl',
    alpine: 'musl',
};
/** Words of a name; `x86_64` stays one. */
const wordsOf = (name) => name
    .toLowerCase()
    .replace(/x86_64/g, 'amd64')
    .split(/[^a-z0-9]+/);
const own = (table, word) => Object.prototype.hasOwnProperty.call(table, word) ? (table[word] ?? null) : null;
const first = (words, table) => {
    for (const word of words) {
        const value = own(table, word);
        if (value !== null)
            return value;
    }
    return null;
};
/** What the name of a file, folder or package says about the platform it is for. */
const tagsOf = (name) => {
    const words = wordsOf(name);
    return { os: first(words, systems), arch: first(words, architectures), libc: first(words, libraries) };
};
exports.tagsOf = tagsOf;
/** The name without its platform words: packages of one family share it. */
const stemOf = (name) => wordsOf(name)
    .filter((word) => [systems, architectures, libraries].every((table) => own(table, word) === null))
    .join('-');
exports.stemOf = stemOf;
/** Whether a name is that of a platform package: it says system and architecture. */
const isPlatformName = (name) => {
    const { os, arch } = (0, exports.tagsOf)(name);
    return os !== null && os !== 'wasm' && arch !== null;
};
exports.isPlatformName = isPlatformName;
/** Whether what the name says does not exclude the target; a name that says nothing fits. */
const fits = (tags, target) => (tags.os === null || tags.os === target.platform) &&
    (tags.arch === null || tags.arch === target.arch || tags.arch === 'universal') &&
    (tags.libc === null || tags.libc === target.libc);
exports.fits = fits;
/** Of names that fit the target the ones that say most: with a libc before without, with an architecture before without. */
const mostSpecific = (names, target) => {
    const scored = names
        .map((name) => ({ name, tags: (0, exports.tagsOf)(name) }))
        .filter(({ tags }) => (0, exports.fits)(tags, target))
        .map(({ name, tags }) => ({ name, score: (tags.libc === null ? 0 : 1) + (tags.arch === null ? 0 : 2) }));
    const best = scored.reduce((highest, { score }) => Math.max(highest, score), 0);
    return scored.filter(({ score }) => score === best).map(({ name }) => name);
};
exports.mostSpecific = mostSpecific;


/***/ }),

/***/ 647:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.nodeModuleVersion = void 0;
// https://github.com/nodejs/node/blob/main/doc/abi_version_registry.json
const moduleVersions = {
    '10': '64',
    '12': '72',
    '14': '83',
    '16': '93',
    '18': '108',
    '19': '111',
    '20': '115',
    '21': '120',
    '22': '127',
    '23': '131',
    '24': '137',
    '25': '141',
    '26': '147',
};
/** `process.versions.modules` of a Node version; null for a release that is newer than this table. */
const nodeModuleVersion = (nodeVersion) => moduleVersions[nodeVersion.replace(/^v/, '').split('.')[0] ?? ''] ?? null;
exports.nodeModuleVersion = nodeModuleVersion;


/***/ }),

/***/ 556:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.composeProgram = exports.encodeEvent = exports.mostFiles = exports.mostLanes = exports.longestField = exports.wholeRequest = void 0;
/** Everything that is found, in the probe's own process. */
exports.wholeRequest = {
    ...{ modules: null, groups: null, add: [], skip: [], expressions: {} },
    ...{ program: '', isChild: false, lanes: 1, lane: 0, claims: '' },
};
/** Longest text that the probe sends in one field: a line stays well below what the host cuts lines at. */
exports.longestField = 4096;
/** Most processes that share the modules of a platform: starting each of them takes as long as a module does. */
exports.mostLanes = 3;
/** Most files and objects that the probe names for one module. */
exports.mostFiles = 32;
// Its own, before any module can put another in its place and read the token from what it is given.
const { stringify } = JSON;
/** The line that carries an event. The leading line break ends whatever a module printed before it. */
const encodeEvent = (token, event) => `\n${token}${stringify(event)}\n`;
exports.encodeEvent = encodeEvent;
/**
 * The text that Node reads from its standard input: the probe, and the call that starts it. Dynamic import is handed over
 * because a bundler would rewrite it.
 */
const composeProgram = (program, request) => `${program}\n;module.exports.main(${JSON.stringify(request)}, (specifier) => import(specifier))\n`;
exports.composeProgram = composeProgram;


/***/ }),

/***/ 424:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.emitter = void 0;
const node_fs_1 = __nccwpck_require__(24);
const protocol_js_1 = __nccwpck_require__(556);
/** What several processes write into one pipe is not mixed up if each writes at most this much at once: PIPE_BUF, pipe(7). */
const longestAtomic = 4096;
/**
 * Writes events to standard output at once; kept in a closure with its own copy of what modules could replace to learn the
 * token. One that searches the memory of its process finds it all the same: SECURITY.md.
 */
const emitter = (token, isShared) => {
    const write = node_fs_1.writeSync;
    const encode = protocol_js_1.encodeEvent;
    const encoder = new TextEncoder();
    const toBytes = encoder.encode.bind(encoder);
    const pause = new Int32Array(new SharedArrayBuffer(4));
    const bytesOf = (event) => {
        const bytes = toBytes(encode(token, event));
        if (!isShared || event.kind !== 'done' || bytes.length <= longestAtomic)
            return bytes;
        return toBytes(encode(token, { kind: 'again', index: event.result.index }));
    };
    return (event) => {
        const bytes = bytesOf(event);
        for (let offset = 0; offset < bytes.length;) {
            try {
                offset += write(1, bytes, offset);
            }
            catch (error) {
                // A module that touched process.stdout may have made the pipe non-blocking.
                if (error.code !== 'EAGAIN')
                    throw error;
                Atomics.wait(pause, 0, 0, 2);
            }
        }
    };
};
exports.emitter = emitter;


/***/ }),

/***/ 429:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.fitsVersion = exports.exercise = exports.expectTrue = exports.expectEqual = exports.WrongResult = void 0;
/** The module answered, and the answer is wrong. */
class WrongResult extends Error {
    constructor(what) {
        super(what);
        this.name = 'WrongResult';
    }
}
exports.WrongResult = WrongResult;
const show = (value) => {
    try {
        return (typeof value === 'string' ? JSON.stringify(value) : String(value)).slice(0, 200);
    }
    catch {
        return typeof value;
    }
};
/** Fails the exercise when the answer is not the one that working native code gives. */
const expectEqual = (what, actual, expected) => {
    if (actual !== expected)
        throw new WrongResult(`${what}: expected ${show(expected)}, got ${show(actual)}`);
};
exports.expectEqual = expectEqual;
/** Like `expectEqual`, for what can only be described. */
const expectTrue = (what, holds, actual) => {
    if (!holds)
        throw new WrongResult(`${what}: got ${show(actual)}`);
};
exports.expectTrue = expectTrue;
/** Declares an exercise with the shape that the module has for it. */
const exercise = (declaration) => declaration;
exports.exercise = exercise;
const numbersOf = (version) => (version.split(/[-+]/)[0] ?? '').split('.').map((part) => Number(part) || 0);
const atLeast = (version, lowest) => {
    const have = numbersOf(version);
    const want = numbersOf(lowest);
    for (let i = 0; i < 3; i += 1) {
        const difference = (have[i] ?? 0) - (want[i] ?? 0);
        if (difference !== 0)
            return difference > 0;
    }
    return true;
};
/** The two ends of a range. @throws Error when it is written in another way: the exercises are our own. */
const endsOf = (range) => {
    const [, from, below] = /^>=(\d+\.\d+\.\d+) <(\d+\.\d+\.\d+)$/.exec(range) ?? [];
    if (from === undefined || below === undefined)
        throw new Error(`not a range of versions: ${range}`);
    return [from, below];
};
/** Whether the exercise was written for this version. A prerelease counts as the release it leads to. */
const fitsVersion = ({ packages }, { name, version }) => {
    const range = Object.prototype.hasOwnProperty.call(packages, name) ? packages[name] : undefined;
    if (range === undefined || version === '')
        return false;
    const [from, below] = endsOf(range);
    return atLeast(version, from) && !atLeast(version, below);
};
exports.fitsVersion = fitsVersion;


/***/ }),

/***/ 260:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.exerciseFor = exports.exercises = void 0;
const bundlers_js_1 = __nccwpck_require__(648);
const crypto_js_1 = __nccwpck_require__(118);
const databases_js_1 = __nccwpck_require__(777);
const media_js_1 = __nccwpck_require__(495);
const sources_js_1 = __nccwpck_require__(457);
const system_js_1 = __nccwpck_require__(446);
/** Every built-in exercise. */
exports.exercises = [...bundlers_js_1.bundlers, ...crypto_js_1.crypto, ...databases_js_1.databases, ...media_js_1.media, ...sources_js_1.sources, ...system_js_1.system];
/** The built-in exercise of a package; null when nothing is known of it. */
const exerciseFor = (name) => exports.exercises.find(({ packages }) => Object.prototype.hasOwnProperty.call(packages, name)) ?? null;
exports.exerciseFor = exerciseFor;


/***/ }),

/***/ 648:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.bundlers = void 0;
const node_child_process_1 = __nccwpck_require__(421);
const exercise_js_1 = __nccwpck_require__(429);
/** The binary says on standard error why it refuses, and the package only "The service was stopped". */
const orExplain = (host, files, transform) => {
    try {
        return transform();
    }
    catch (error) {
        const [binary] = files;
        const other = binary === undefined ? host : (0, node_child_process_1.execFileSync)(binary, ['--version'], { encoding: 'utf8' }).trim();
        if (other === host)
            throw error;
        const message = `Host version "${host}" does not match binary version "${other}"`;
        throw Object.assign(new Error(message), { cause: error });
    }
};
/** Compilers and bundlers. */
exports.bundlers = [
    (0, exercise_js_1.exercise)({
        packages: { esbuild: '>=0.9.0 <1.0.0' },
        byWork: true,
        run: ({ version, transformSync }, { files }) => {
            // require('esbuild') never touches the binary; this starts it, which also compares the two versions.
            const transformed = orExplain(version, files, () => transformSync('const answer: number = 42', { loader: 'ts', minify: true }));
            (0, exercise_js_1.expectEqual)('transformSync', transformed.code, 'const answer=42;\n');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { rollup: '>=4.0.0 <5.0.0' },
        run: async ({ rollup }) => {
            const plugin = {
                name: 'virtual',
                resolveId: (id) => id,
                load: (id) => (id === 'entry' ? "import { a } from 'a'; console.log(a)" : 'export const a = 42, b = 1'),
            };
            const bundle = await rollup({ input: 'entry', plugins: [plugin] });
            const { output } = await bundle.generate({ format: 'es' });
            const code = output[0]?.code ?? '';
            (0, exercise_js_1.expectTrue)('rollup', code.includes('42') && !code.includes('export'), code);
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@swc/core': '>=1.2.0 <2.0.0' },
        run: ({ transformSync }) => {
            const options = { configFile: false, swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2020' } };
            const { code } = transformSync('const answer: number = 42', options);
            (0, exercise_js_1.expectEqual)('transformSync', code.trim(), 'const answer = 42;');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { lightningcss: '>=1.14.0 <2.0.0' },
        run: ({ transform }) => {
            const code = Buffer.from('a { color: rgb(255, 0, 0) }');
            (0, exercise_js_1.expectEqual)('transform', Buffer.from(transform({ filename: 'a.css', code, minify: true }).code).toString(), 'a{color:red}');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@tailwindcss/oxide': '>=4.0.0 <5.0.0' },
        run: (oxide) => {
            const scanner = new oxide.Scanner({ sources: [] });
            const found = scanner.scanFiles([{ content: '<p class="underline">', extension: 'html' }]);
            (0, exercise_js_1.expectTrue)('scanFiles', found.includes('underline'), found.join(' '));
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { 'oxc-parser': '>=0.60.0 <1.0.0' },
        run: ({ parseSync }) => {
            const { program, errors } = parseSync('a.ts', 'const answer: number = 42');
            (0, exercise_js_1.expectEqual)('errors of parseSync', errors.length, 0);
            const text = typeof program === 'string' ? program : JSON.stringify(program);
            (0, exercise_js_1.expectTrue)('program of parseSync', text.includes('VariableDeclaration'), text);
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { rolldown: '>=1.0.0 <2.0.0' },
        run: async ({ rolldown }) => {
            const plugin = {
                name: 'virtual',
                resolveId: (id) => id,
                load: () => 'console.log(6 * 7)',
            };
            const bundle = await rolldown({ input: 'entry', plugins: [plugin] });
            const { output } = await bundle.generate({ format: 'es' });
            (0, exercise_js_1.expectTrue)('rolldown', /6 \* 7|42/.test(output[0]?.code ?? ''), output[0]?.code);
        },
    }),
];


/***/ }),

/***/ 118:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.crypto = void 0;
const exercise_js_1 = __nccwpck_require__(429);
/** A fixed salt, so that the answer is known. */
const salt = '$2b$04$abcdefghijklmnopqrstuu';
/** Hashes, checksums and ciphers. */
exports.crypto = [
    (0, exercise_js_1.exercise)({
        packages: { bcrypt: '>=5.1.0 <7.0.0' },
        run: ({ hashSync, compareSync }) => {
            const hash = hashSync('archproof', salt);
            (0, exercise_js_1.expectEqual)('hashSync', hash, '$2b$04$abcdefghijklmnopqrstuuHIU53JQomkzzNhLWsdr1dQMEXP6u1yS');
            (0, exercise_js_1.expectEqual)('compareSync', compareSync('archproof', hash), true);
            (0, exercise_js_1.expectEqual)('compareSync with another password', compareSync('archpr00f', hash), false);
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@node-rs/bcrypt': '>=1.0.0 <3.0.0' },
        run: ({ hashSync, verifySync }, { version }) => {
            const hash = hashSync('archproof', version.startsWith('1.') ? 4 : { cost: 4 });
            (0, exercise_js_1.expectEqual)('verifySync', verifySync('archproof', hash), true);
            (0, exercise_js_1.expectEqual)('verifySync with another password', verifySync('archpr00f', hash), false);
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { argon2: '>=0.41.0 <1.0.0', '@node-rs/argon2': '>=1.8.0 <3.0.0' },
        run: async ({ hash, verify }) => {
            // Far too weak for a password; enough to run the code.
            const digest = await hash('archproof', {
                timeCost: 2,
                memoryCost: 1024,
                parallelism: 1,
                salt: Buffer.alloc(16, 1),
            });
            (0, exercise_js_1.expectTrue)('hash', digest.startsWith('$argon2'), digest);
            // @node-rs/argon2 takes the salt since 2.0; its hash holds the salt that was used.
            const [given, itsHash] = digest.split('$').slice(-2);
            if (given === 'AQEBAQEBAQEBAQEBAQEBAQ')
                (0, exercise_js_1.expectEqual)('hash', itsHash, 'VDb4h4k/r6SeCmPbhcNGIqzUHoFQlc1ievHa+/sP488');
            (0, exercise_js_1.expectEqual)('verify', await verify(digest, 'archproof'), true);
            (0, exercise_js_1.expectEqual)('verify with another password', await verify(digest, 'archpr00f'), false);
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@node-rs/crc32': '>=1.0.0 <2.0.0' },
        run: ({ crc32 }) => (0, exercise_js_1.expectEqual)('crc32 of 123456789', crc32('123456789'), 0xcbf43926),
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@node-rs/xxhash': '>=1.0.0 <2.0.0' },
        run: ({ xxh32 }) => (0, exercise_js_1.expectEqual)('xxh32 of the empty text', xxh32('', 0), 0x02cc5d05),
    }),
    (0, exercise_js_1.exercise)({
        packages: { 'sodium-native': '>=3.0.0 <6.0.0' },
        run: (sodium) => {
            const output = Buffer.alloc(sodium.crypto_generichash_BYTES);
            sodium.crypto_generichash(output, Buffer.from('abc'));
            // BLAKE2b-256 of "abc".
            (0, exercise_js_1.expectEqual)('generichash', output.toString('hex').slice(0, 16), 'bddd813c63423972');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { 'cpu-features': '>=0.0.2 <1.0.0' },
        run: (features) => {
            const expected = { x64: 'x86', ia32: 'x86', arm64: 'aarch64', arm: 'arm' };
            // The rest of its binding.cc: ppc for PowerPC, and no name for what it does not know.
            const other = process.arch === 'ppc64' ? 'ppc' : 'unknown';
            (0, exercise_js_1.expectEqual)('arch', features()?.arch, expected[process.arch] ?? other);
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { ssh2: '>=1.0.0 <2.0.0' },
        object: /sshcrypto\.node$/,
        run: (_, { require }) => {
            const crypto = require('./lib/protocol/crypto.js');
            const packet = encrypted(crypto, false);
            // Its ciphers in JavaScript are those of Node.
            (0, exercise_js_1.expectEqual)('encrypted packet', packet.own.toString('hex'), encrypted(crypto, true, packet.plain).own.toString('hex'));
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { keccak: '>=3.0.0 <4.0.0' },
        run: (keccak) => {
            const digest = keccak('keccak256').update('').digest('hex');
            (0, exercise_js_1.expectEqual)('keccak256 of nothing', digest, 'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { secp256k1: '>=4.0.0 <6.0.0' },
        run: ({ publicKeyCreate }) => {
            const key = new Uint8Array(32);
            key[31] = 1;
            // The generator of the curve.
            const expected = '0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798';
            (0, exercise_js_1.expectEqual)('public key of 1', hex(publicKeyCreate(key)), expected);
        },
    }),
];
const hex = (bytes) => bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : typeof bytes;
/** A packet, and what ssh2 makes of it with AES-256-GCM: in its native code, or in JavaScript (which it calls native). */
const encrypted = ({ CIPHER_INFO, createCipher }, forceNative, given) => {
    const cipherInfo = CIPHER_INFO['aes256-gcm@openssh.com'];
    if (cipherInfo === undefined)
        throw new Error('AES-256-GCM is not available');
    const parts = [];
    const onWrite = (part) => void parts.push(Buffer.from(part));
    const [cipherKey, cipherIV] = [Buffer.alloc(cipherInfo.keyLen, 1), Buffer.alloc(cipherInfo.ivLen, 2)];
    const cipher = createCipher({ outbound: { onWrite, cipherInfo, cipherKey, cipherIV, seqno: 0, forceNative } });
    const packet = cipher.allocPacket(8);
    packet.fill(42, 5, 13);
    if (given !== undefined)
        packet.set(given.subarray(0, packet.length));
    const plain = Buffer.from(packet);
    cipher.encrypt(packet);
    return { plain, own: Buffer.concat(parts) };
};


/***/ }),

/***/ 777:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.databases = void 0;
const exercise_js_1 = __nccwpck_require__(429);
const scratch_folder_js_1 = __nccwpck_require__(210);
/** Calls a function of Node's callback kind. */
const called = (start) => new Promise((resolve, reject) => {
    start((error, value) => {
        if (error === null || error === undefined)
            resolve(value);
        else
            reject(error instanceof Error ? error : new Error(JSON.stringify(error)));
    });
});
/** Databases that run inside the process. */
exports.databases = [
    (0, exercise_js_1.exercise)({
        packages: { 'better-sqlite3': '>=12.0.0 <14.0.0', libsql: '>=0.2.0 <1.0.0' },
        run: (Database) => {
            // require() alone maps nothing; the constructor does.
            const database = new Database(':memory:');
            (0, exercise_js_1.expectEqual)('select 6 * 7', database.prepare('select 6 * 7 as answer').get().answer, 42);
            database.close();
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { sqlite3: '>=5.1.0 <7.0.0' },
        run: async ({ Database }) => {
            const row = await called((done) => {
                const database = new Database(':memory:', (error) => {
                    if (error === null || error === undefined)
                        database.get('select 6 * 7 as answer', done);
                    else
                        done(error, { answer: 0 });
                });
            });
            (0, exercise_js_1.expectEqual)('select 6 * 7', row.answer, 42);
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { lmdb: '>=2.8.0 <4.0.0' },
        run: async ({ open }) => {
            const database = open({ path: (0, scratch_folder_js_1.scratchFolder)() });
            await database.put('key', 'value');
            (0, exercise_js_1.expectEqual)('get', database.get('key'), 'value');
            await database.close();
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { 'classic-level': '>=1.0.0 <4.0.0' },
        run: async ({ ClassicLevel }) => {
            const database = new ClassicLevel((0, scratch_folder_js_1.scratchFolder)());
            await database.put('key', 'value');
            (0, exercise_js_1.expectEqual)('get', await database.get('key'), 'value');
            await database.close();
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { leveldown: '>=5.0.0 <7.0.0' },
        run: async (leveldown) => {
            const database = leveldown((0, scratch_folder_js_1.scratchFolder)());
            await called((done) => database.open(done));
            await called((done) => database.put('key', 'value', done));
            const value = await called((done) => database.get('key', done));
            (0, exercise_js_1.expectEqual)('get', String(value), 'value');
            await called((done) => database.close(done));
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { usearch: '>=2.16.0 <3.0.0' },
        run: ({ Index }) => {
            const index = new Index({ metric: 'l2sq', dimensions: 3, connectivity: 16 });
            index.add(BigInt(7), Float32Array.of(1, 2, 3));
            index.add(BigInt(9), Float32Array.of(9, 9, 9));
            const { keys, distances } = index.search(Float32Array.of(9, 9, 8), 1, 1);
            (0, exercise_js_1.expectEqual)('nearest key and its distance', `${String(keys[0])} ${String(distances[0])}`, '9 1');
        },
    }),
];


/***/ }),

/***/ 495:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.media = void 0;
const exercise_js_1 = __nccwpck_require__(429);
/** An ONNX model written by hand: z = x + y, three floats each. */
const addModel = 'CAc6RgoOCgF4CgF5EgF6IgNBZGQSAWdaDwoBeBIKCggIARIECgIIA1oPCgF5EgoKCAgBEgQKAggDYg8KAXoSCgoICAESBAoCCANCBAoAEA0=';
/** Images, drawing and inference. */
exports.media = [
    (0, exercise_js_1.exercise)({
        packages: { sharp: '>=0.33.0 <1.0.0' },
        run: async (sharp) => {
            const create = { width: 8, height: 6, channels: 3, background: { r: 255, g: 0, b: 0 } };
            const png = await sharp({ create }).resize(4, 3).png().toBuffer();
            const { width, height, format } = await sharp(png).metadata();
            (0, exercise_js_1.expectEqual)('size and format of the resized image', `${width}x${height} ${format}`, '4x3 png');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { canvas: '>=2.0.0 <4.0.0', '@napi-rs/canvas': '>=0.1.44 <2.0.0' },
        run: (module) => {
            const { createCanvas, Canvas } = module;
            const canvas = typeof createCanvas === 'function' ? createCanvas(4, 4) : new Canvas(4, 4);
            const context = canvas.getContext('2d');
            context.fillStyle = '#ff0000';
            context.fillRect(0, 0, 4, 4);
            (0, exercise_js_1.expectEqual)('colour of a filled pixel', [...context.getImageData(1, 1, 1, 1).data].join(), '255,0,0,255');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { 'onnxruntime-node': '>=1.7.0 <2.0.0' },
        run: async ({ InferenceSession, Tensor }) => {
            const session = await InferenceSession.create(Buffer.from(addModel, 'base64'), {
                executionProviders: ['cpu'],
                intraOpNumThreads: 1,
                interOpNumThreads: 1,
                logSeverityLevel: 3,
            });
            const x = new Tensor('float32', Float32Array.from([1, 2, 3]), [3]);
            const y = new Tensor('float32', Float32Array.from([10, 20, 30]), [3]);
            const { z } = await session.run({ x, y });
            (0, exercise_js_1.expectEqual)('inferred sum', z === undefined ? undefined : [...z.data].join(), '11,22,33');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@resvg/resvg-js': '>=2.0.0 <3.0.0' },
        run: ({ Resvg }) => {
            const image = new Resvg('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>').render();
            (0, exercise_js_1.expectEqual)('width of the rendered image', image.width, 4);
            (0, exercise_js_1.expectTrue)('PNG signature', image.asPng().subarray(1, 4).toString() === 'PNG', image.asPng().length);
        },
    }),
];


/***/ }),

/***/ 210:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.scratchFolder = void 0;
const node_fs_1 = __nccwpck_require__(24);
const node_os_1 = __nccwpck_require__(161);
const node_path_1 = __nccwpck_require__(760);
/** Not every image has a /tmp, or one that its user may write to; what every container has is memory that it shares. */
const places = [(0, node_os_1.tmpdir)(), '/dev/shm'];
/** A new folder for what an exercise must write, by its real name. It is gone with its container. */
const scratchFolder = () => {
    let problem;
    for (const place of places) {
        try {
            return (0, node_fs_1.realpathSync)((0, node_fs_1.mkdtempSync)((0, node_path_1.join)(place, 'archproof-')));
        }
        catch (error) {
            problem = error;
        }
    }
    throw problem;
};
exports.scratchFolder = scratchFolder;


/***/ }),

/***/ 457:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.sources = void 0;
const node_fs_1 = __nccwpck_require__(24);
const node_path_1 = __nccwpck_require__(760);
const exercise_js_1 = __nccwpck_require__(429);
const scratch_folder_js_1 = __nccwpck_require__(210);
/** What reads, resolves and rewrites source files. */
exports.sources = [
    (0, exercise_js_1.exercise)({
        packages: { 'oxc-transform': '>=0.60.0 <1.0.0' },
        run: ({ transformSync, transform }) => {
            // The second is the first one's earlier name.
            const transformed = (transformSync ?? transform)?.('a.ts', 'const answer: number = 42');
            (0, exercise_js_1.expectEqual)('transform', transformed?.code, 'const answer = 42;\n');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { 'oxc-resolver': '>=1.9.2 <12.0.0', 'unrs-resolver': '>=1.3.0 <2.0.0' },
        run: ({ ResolverFactory }) => {
            const dir = (0, scratch_folder_js_1.scratchFolder)();
            (0, node_fs_1.writeFileSync)((0, node_path_1.join)(dir, 'a.js'), '');
            (0, exercise_js_1.expectEqual)('sync', new ResolverFactory({}).sync(dir, './a.js').path, (0, node_path_1.join)(dir, 'a.js'));
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@ast-grep/napi': '>=0.12.0 <1.0.0' },
        run: ({ js }) => {
            const found = js.parse('console.log(42)').root().find('console.log($A)');
            (0, exercise_js_1.expectEqual)('match of a pattern', found?.getMatch('A')?.text(), '42');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@css-inline/css-inline': '>=0.14.0 <1.0.0' },
        run: ({ inline }) => {
            const html = inline('<html><head><style>h1 { color: red }</style></head><body><h1>x</h1></body></html>');
            (0, exercise_js_1.expectTrue)('inline', /<h1 style="color: ?red;?">/.test(html), html);
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@swc/html': '>=1.10.0 <2.0.0' },
        run: ({ minifySync }) => {
            const { code } = minifySync(Buffer.from('<!doctype html><html><body><p>a</p><!-- b --></body></html>'), {});
            (0, exercise_js_1.expectEqual)('minifySync', code, '<!doctype html><p>a');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@parcel/source-map': '>=2.0.0 <3.0.0' },
        run: (exported) => {
            const SourceMap = 'default' in exported ? exported.default : exported;
            const map = new SourceMap('/');
            map.addIndexedMapping({ generated: { line: 1, column: 2 }, original: { line: 3, column: 4 }, source: 'a.js' });
            (0, exercise_js_1.expectEqual)('toVLQ', map.toVLQ().mappings, 'EAEI');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { 'sass-embedded': '>=1.60.0 <2.0.0' },
        // Dart's compiler is a program that the package talks to.
        byWork: true,
        run: ({ compileString }) => {
            const { css } = compileString('a { width: 6px * 7 }');
            (0, exercise_js_1.expectTrue)('compileString', /width: 42px/.test(css), css);
        },
    }),
];


/***/ }),

/***/ 446:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.system = void 0;
const node_fs_1 = __nccwpck_require__(24);
const node_path_1 = __nccwpck_require__(760);
const exercise_js_1 = __nccwpck_require__(429);
const scratch_folder_js_1 = __nccwpck_require__(210);
/** Terminals, watchers, buffers, compression and engines. */
exports.system = [
    (0, exercise_js_1.exercise)({
        packages: { '@parcel/watcher': '>=2.0.0 <3.0.0' },
        run: async ({ writeSnapshot, getEventsSince }) => {
            // A crawl, not a watch: inotify is not emulated everywhere.
            const options = { backend: 'brute-force' };
            const dir = (0, scratch_folder_js_1.scratchFolder)();
            const snapshot = (0, node_path_1.join)((0, scratch_folder_js_1.scratchFolder)(), 'snapshot');
            await writeSnapshot(dir, snapshot, options);
            (0, node_fs_1.writeFileSync)((0, node_path_1.join)(dir, 'new'), '');
            const events = await getEventsSince(dir, snapshot, options);
            const seen = events.filter(({ path }) => path.endsWith('/new')).map(({ type }) => type);
            (0, exercise_js_1.expectEqual)('what happened to a new file', seen.join(), 'create');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: {
            'node-pty': '>=1.0.0 <2.0.0',
            '@lydell/node-pty': '>=1.0.0 <2.0.0',
            '@homebridge/node-pty-prebuilt-multiarch': '>=0.13.0 <1.0.0',
        },
        run: async ({ spawn }) => {
            const text = await new Promise((resolve) => {
                let output = '';
                // Not -p, which colours its answer in a terminal.
                const pty = spawn(process.execPath, ['-e', 'process.stdout.write(String(6 * 7))'], { cols: 80, rows: 24 });
                pty.onData((chunk) => (output += chunk));
                pty.onExit(() => resolve(output));
            });
            (0, exercise_js_1.expectEqual)('output of a program in the terminal', text.trim(), '42');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { re2: '>=1.22.0 <2.0.0' },
        run: (RE2) => (0, exercise_js_1.expectEqual)('exec', new RE2('a(b+)').exec('xabbb')?.[1], 'bbb'),
    }),
    (0, exercise_js_1.exercise)({
        packages: { bufferutil: '>=4.0.0 <5.0.0' },
        run: ({ mask }) => {
            const output = Buffer.alloc(4);
            mask(Buffer.from([1, 2, 3, 4]), Buffer.from([255, 0, 255, 0]), output, 0, 4);
            (0, exercise_js_1.expectEqual)('mask', output.toString('hex'), 'fe02fc04');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { 'utf-8-validate': '>=5.0.0 <7.0.0' },
        run: (validate) => {
            (0, exercise_js_1.expectEqual)('valid text', validate(Buffer.from('é')), true);
            (0, exercise_js_1.expectEqual)('invalid text', validate(Buffer.from([0xc3, 0x28])), false);
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { 'msgpackr-extract': '>=3.0.0 <4.0.0' },
        run: ({ extractStrings }, { version }) => {
            // Before 3.0 it takes a Buffer, and an ArrayBuffer crashes it.
            if (/^[012]\./.test(version))
                throw new Error('it takes its input in another form');
            const words = Buffer.from([0x92, 0xa9, ...Buffer.from('archproof'), 0xa9, ...Buffer.from('verifying')]);
            const found = extractStrings(1, words.length, new Uint8Array(words).buffer);
            (0, exercise_js_1.expectTrue)('extractStrings', /^archproof.verifying$/s.test(String(found)), found);
        },
    }),
    // Nothing shows that msgpackr is to be native, so it is found only where the user names it.
    (0, exercise_js_1.exercise)({
        packages: { msgpackr: '>=1.8.0 <3.0.0' },
        // Another package in this process may have loaded them.
        parts: ({ isNativeAccelerationEnabled }) => isNativeAccelerationEnabled === true
            ? ['x64', 'arm64', 'arm'].map((arch) => `@msgpackr-extract/msgpackr-extract-linux-${arch}`)
            : [],
        run: ({ pack, unpack }) => {
            // It decodes short messages in JavaScript.
            const words = Array.from({ length: 12 }, (_, index) => `${'archproof'.repeat(3)}${index}`);
            (0, exercise_js_1.expectEqual)('packed and unpacked', JSON.stringify(unpack(pack({ words }))), JSON.stringify({ words }));
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { 'isolated-vm': '>=7.0.0 <8.0.0' },
        run: ({ Isolate }) => {
            const isolate = new Isolate({ memoryLimit: 16 });
            const context = isolate.createContextSync();
            (0, exercise_js_1.expectEqual)('evaluated in the isolate', isolate.compileScriptSync('6 * 7').runSync(context), 42);
            isolate.dispose();
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { snappy: '>=7.2.0 <8.0.0' },
        run: ({ compressSync, uncompressSync }) => {
            // The length, a tag, and the text as it is: https://github.com/google/snappy/blob/main/format_description.txt
            const compressed = Buffer.concat([Buffer.of(9, 8 << 2), Buffer.from('archproof')]);
            (0, exercise_js_1.expectEqual)('compressed', compressSync('archproof').toString('hex'), compressed.toString('hex'));
            (0, exercise_js_1.expectEqual)('restored', String(uncompressSync(compressed)), 'archproof');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@mongodb-js/zstd': '>=1.0.0 <2.0.0' },
        run: async ({ compress, decompress }) => {
            const text = String(await decompress(await compress(Buffer.from('archproof'))));
            (0, exercise_js_1.expectTrue)('compressed and back', text === 'archproof', text);
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { 'lz4-napi': '>=2.2.0 <3.0.0' },
        run: ({ compressSync, uncompressSync }) => {
            // The length, a token, and the text as it is: https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md
            const compressed = Buffer.concat([Buffer.of(9, 0, 0, 0, 9 << 4), Buffer.from('archproof')]);
            (0, exercise_js_1.expectEqual)('compressed', compressSync('archproof').toString('hex'), compressed.toString('hex'));
            (0, exercise_js_1.expectEqual)('restored', String(uncompressSync(compressed)), 'archproof');
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { koffi: '>=2.16.0 <4.0.0' },
        // A function of the C library that this process has anyway.
        run: ({ load }) => (0, exercise_js_1.expectEqual)('abs(-42)', load(null).func('int abs(int)')(-42), 42),
    }),
    (0, exercise_js_1.exercise)({
        packages: { zeromq: '>=6.0.4 <7.0.0' },
        run: async ({ Push, Pull }) => {
            const [from, to] = [new Push(), new Pull()];
            await from.bind('inproc://archproof');
            to.connect('inproc://archproof');
            await from.send('42');
            (0, exercise_js_1.expectEqual)('received message', String((await to.receive())[0]), '42');
            from.close();
            to.close();
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@serialport/bindings-cpp': '>=10.0.0 <14.0.0' },
        run: async ({ autoDetect }) => {
            // A terminal of the kernel's own takes the settings of a serial port.
            const port = await autoDetect().open({ path: '/dev/ptmx', baudRate: 9600, lock: false });
            (0, exercise_js_1.expectEqual)('getBaudRate', (await port.getBaudRate()).baudRate, 9600);
            await port.close();
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@datadog/native-metrics': '>=2.0.0 <5.0.0' },
        run: ({ start, stop, stats }) => {
            start();
            const measured = stats();
            stop();
            const spaces = measured?.heap?.spaces;
            (0, exercise_js_1.expectTrue)('spaces of the heap', Array.isArray(spaces) && spaces.some(isOldSpace), JSON.stringify(measured));
        },
    }),
    (0, exercise_js_1.exercise)({
        packages: { '@napi-rs/simple-git': '>=0.1.0 <2.0.0' },
        run: ({ Repository }) => {
            const dir = (0, scratch_folder_js_1.scratchFolder)();
            const repository = Repository.init(dir);
            (0, exercise_js_1.expectEqual)('path of a new repository', repository.path(), `${dir}/.git/`);
            (0, exercise_js_1.expectEqual)('isEmpty', repository.isEmpty(), true);
        },
    }),
];
const isOldSpace = (space) => space.space_name === 'old_space';


/***/ }),

/***/ 368:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.fileSystemTree = exports.isPassedBy = void 0;
const node_fs_1 = __nccwpck_require__(24);
const mostText = 1024 * 1024;
const orElse = (read, other) => {
    try {
        return read();
    }
    catch {
        return other;
    }
};
const kindOf = (entry) => {
    if (entry.isDirectory())
        return 'directory';
    if (entry.isFile())
        return 'file';
    return entry.isSymbolicLink() ? 'symlink' : 'other';
};
/** Folders of distributions and of Node's own distribution; but for Debian's packages of Node modules. */
const ofTheSystem = /^\/(?:boot|etc|usr\/(?:games|include|local\/(?:include|share)|share\/(?!node)[^/]+|src)|usr\/lib\/[^/]*-linux-[^/]*\/(?!node)[^/]+|usr\/local\/lib\/node_modules\/(?:npm|corepack)|var\/(?:backups|cache|lib\/(?:apt|dpkg)|log|spool))(?:\/|$)/;
/** Names of folders in a package that hold nothing native. */
const papers = new Set('__tests__ cjs doc docs es esm example examples fixtures i18n locale locales man test tests types typings umd'.split(' '));
const isOfPapers = (dir) => {
    const start = dir.lastIndexOf('/node_modules/');
    if (start < 0)
        return false;
    const [name = '', ...rest] = dir.slice(start + '/node_modules/'.length).split('/');
    const inside = name.startsWith('@') ? rest.slice(1) : rest;
    return papers.has(inside[inside.length - 1] ?? '');
};
/**
 * Whether the probe passes a folder by. Each costs half a millisecond under an emulator, and a base image alone has two
 * thousand. The audit reads them all, and what only the audit finds is run afterwards.
 */
const isPassedBy = (dir) => ofTheSystem.test(dir) || isOfPapers(dir);
exports.isPassedBy = isPassedBy;
/** The root file system of the container in which the probe runs. */
exports.fileSystemTree = {
    list: (dir) => (0, exports.isPassedBy)(dir)
        ? []
        : orElse(() => (0, node_fs_1.readdirSync)(dir, { withFileTypes: true }), []).map((entry) => ({
            name: entry.name,
            kind: kindOf(entry),
        })),
    text: (path) => {
        const text = orElse(() => (0, node_fs_1.readFileSync)(path, 'utf8'), null);
        return text !== null && text.length <= mostText ? text : null;
    },
    exists: node_fs_1.existsSync,
    realpath: (path) => orElse(() => node_fs_1.realpathSync.native(path), null),
};


/***/ }),

/***/ 236:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.findModules = exports.runningLibc = void 0;
const discover_js_1 = __nccwpck_require__(417);
const protocol_js_1 = __nccwpck_require__(556);
const file_system_tree_js_1 = __nccwpck_require__(368);
const native_objects_js_1 = __nccwpck_require__(705);
/** The C library that this very process runs on. */
const runningLibc = () => (0, native_objects_js_1.mappedObjects)().some((file) => /\/(?:ld-musl-|libc\.musl-)/.test(file)) ? 'musl' : 'glibc';
exports.runningLibc = runningLibc;
const fromDiscovery = ({ name, version, dir, family, files, certain }) => ({
    name: name.slice(0, protocol_js_1.longestField / 4),
    version: version.slice(0, protocol_js_1.longestField / 4),
    dir: dir.slice(0, protocol_js_1.longestField),
    family,
    files: files.slice(0, protocol_js_1.mostFiles),
    certain,
});
const fromPackage = ({ manifest, dir }) => ({
    name: manifest.name,
    version: manifest.version,
    dir,
    family: 'plain',
    files: [],
    certain: true,
});
/** Every native module of this file system, found as the audit finds them, and the packages that the user adds. */
const findModules = ({ add }, emit) => {
    const { modules, packages, gaps } = (0, discover_js_1.discoverNativeModules)(file_system_tree_js_1.fileSystemTree, {
        platform: 'linux',
        arch: process.arch,
        libc: (0, exports.runningLibc)(),
        nodeVersion: process.versions.node,
    });
    for (const text of gaps)
        emit({ kind: 'gap', text: text.slice(0, protocol_js_1.longestField) });
    const known = new Set(modules.map(({ dir }) => dir));
    const added = packages.filter(({ manifest, dir }) => add.includes(manifest.name) && !known.has(dir));
    const names = new Set(packages.map(({ manifest }) => manifest.name));
    for (const name of add.filter((wanted) => !names.has(wanted))) {
        emit({ kind: 'gap', text: `${name} is to be proved and is not installed in the image` });
    }
    const found = [...modules.map(fromDiscovery), ...added.map(fromPackage)].map((module, index) => ({
        ...module,
        index,
    }));
    for (const module of found)
        emit({ kind: 'module', module });
    emit({ kind: 'found', count: found.length });
    return found;
};
exports.findModules = findModules;


/***/ }),

/***/ 991:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.runGroups = void 0;
const node_child_process_1 = __nccwpck_require__(421);
const protocol_js_1 = __nccwpck_require__(556);
/** Runs each group in a process of its own: one that dies takes none of the others with it. */
const runGroups = (request, modules, emit) => {
    for (const group of request.groups ?? []) {
        const members = modules.filter(({ index }) => group.includes(index));
        const program = (0, protocol_js_1.composeProgram)(request.program, {
            ...request,
            ...{ modules: members, groups: null, program: '', isChild: true },
        });
        // What it writes goes straight to the host, which also watches the time.
        const { status, signal, error } = (0, node_child_process_1.spawnSync)(process.execPath, ['--input-type=commonjs', '-'], {
            input: program,
            stdio: ['pipe', 'inherit', 'inherit'],
        });
        // It reads all of its input before it begins; a broken pipe only says that it died before.
        if (status !== 0)
            emit({ kind: 'died', lane: 0, signal: signal ?? error?.message ?? '', exitCode: status });
    }
};
exports.runGroups = runGroups;


/***/ }),

/***/ 600:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.isOurs = exports.claimsFolder = exports.largestFirst = exports.openLanes = void 0;
const node_child_process_1 = __nccwpck_require__(421);
const node_fs_1 = __nccwpck_require__(24);
const node_path_1 = __nccwpck_require__(760);
const protocol_js_1 = __nccwpck_require__(556);
/** Starts all processes but the first. One that cannot be started leaves its work to the others. */
const openLanes = ({ lanes }, emit) => Array.from({ length: lanes - 1 }, (_, before) => {
    // What it writes goes straight to the host, which also watches the time.
    const child = (0, node_child_process_1.spawn)(process.execPath, ['--input-type=commonjs', '-'], { stdio: ['pipe', 'inherit', 'inherit'] });
    child.stdin.on('error', () => undefined);
    const lane = before + 1;
    let isDismissed = false;
    return {
        begin: (request) => new Promise((resolve) => {
            for (const event of ['finish', 'error', 'close'])
                child.stdin.once(event, resolve);
            child.stdin.end((0, protocol_js_1.composeProgram)(request.program, { ...request, lane, program: '' }));
        }),
        dismiss: () => {
            isDismissed = true;
            child.kill('SIGKILL');
        },
        over: new Promise((resolve) => {
            const end = (exitCode, signal) => {
                if (exitCode !== 0 && !isDismissed)
                    emit({ kind: 'died', lane, signal, exitCode });
                resolve();
            };
            child.on('error', ({ message }) => end(null, message));
            child.on('exit', (exitCode, signal) => end(exitCode, signal ?? ''));
        }),
    };
});
exports.openLanes = openLanes;
/** Bytes of a native file and of what lies beside it: libraries that it brings along are loaded with it. */
const sizeAt = (file) => {
    try {
        const dir = (0, node_path_1.dirname)(file);
        return (0, node_fs_1.readdirSync)(dir).reduce((sum, name) => sum + (0, node_fs_1.statSync)(`${dir}/${name}`).size, 0);
    }
    catch {
        return 0;
    }
};
const sizeOf = ({ files }) => files.reduce((sum, file) => sum + sizeAt(file), 0);
/** The largest first, so that no lane is left with one when the others are through. */
const largestFirst = (modules) => modules
    .map((module) => ({ module, size: sizeOf(module) }))
    .sort((one, other) => other.size - one.size)
    .map(({ module }) => module);
exports.largestFirst = largestFirst;
/** A place that every image has and every user may write to; empty where even that is not so. */
const claimsFolder = () => {
    try {
        return (0, node_fs_1.mkdtempSync)('/dev/shm/archproof-');
    }
    catch {
        return '';
    }
};
exports.claimsFolder = claimsFolder;
/** Whether this lane takes the module: of all lanes that ask, one is the first to make a folder. */
const isOurs = ({ index }, { lanes, lane, claims }) => {
    if (lanes === 1)
        return true;
    if (claims === '')
        return index % lanes === lane;
    try {
        (0, node_fs_1.mkdirSync)(`${claims}/${index}`);
        return true;
    }
    catch {
        return false;
    }
};
exports.isOurs = isOurs;


/***/ }),

/***/ 403:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.loadModule = exports.dependenciesOf = exports.readPackageJson = void 0;
const node_fs_1 = __nccwpck_require__(24);
const node_module_1 = __nccwpck_require__(995);
const node_path_1 = __nccwpck_require__(760);
const node_url_1 = __nccwpck_require__(136);
const keysOf = (value) => typeof value === 'object' && value !== null ? Object.keys(value) : [];
/** Its package.json; empty when there is none that can be read. */
const readPackageJson = (dir) => {
    try {
        const value = JSON.parse((0, node_fs_1.readFileSync)((0, node_path_1.join)(dir, 'package.json'), 'utf8'));
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
};
exports.readPackageJson = readPackageJson;
/** Names of the packages in which its native part may lie. */
const dependenciesOf = ({ dependencies, optionalDependencies }) => [
    ...keysOf(dependencies),
    ...keysOf(optionalDependencies),
];
exports.dependenciesOf = dependenciesOf;
const conditions = ['node-addons', 'node', 'import', 'module-sync', 'default'];
/** The file that `import` would take: https://nodejs.org/api/packages.html#conditional-exports, for the entry "." alone. */
const importTarget = (target) => {
    if (typeof target === 'string')
        return target;
    if (Array.isArray(target))
        return importTarget(target[0]);
    if (typeof target !== 'object' || target === null)
        return null;
    const table = target;
    if ('.' in table)
        return importTarget(table['.']);
    for (const condition of Object.keys(table)) {
        const found = conditions.includes(condition) ? importTarget(table[condition]) : null;
        if (found !== null)
            return found;
    }
    return null;
};
const codeOf = (error) => typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
/** Errors that say "import me instead", and nothing about the module itself. */
const wantsImport = new Set([
    'ERR_REQUIRE_ESM',
    'ERR_PACKAGE_PATH_NOT_EXPORTED',
    'ERR_REQUIRE_ASYNC_MODULE',
    'ERR_REQUIRE_CYCLE_MODULE',
]);
/** Resolves from the folder that holds the package, as the application does; so `exports` is honoured. */
const requireByName = (name, dir) => {
    const suffix = `/node_modules/${name}`;
    if (!dir.endsWith(suffix))
        return (0, node_module_1.createRequire)((0, node_path_1.join)(dir, 'package.json'))(dir);
    return (0, node_module_1.createRequire)(`${dir.slice(0, -suffix.length)}/application.js`)(name);
};
/** Loads a module as an application beside it would: require first, import where it is an ES module only. */
const loadModule = async (name, dir, importModule) => {
    if (dir.endsWith('.node'))
        return (0, node_module_1.createRequire)('/')(dir);
    try {
        return requireByName(name, dir);
    }
    catch (error) {
        if (!wantsImport.has(codeOf(error)))
            throw error;
        const manifest = (0, exports.readPackageJson)(dir);
        const main = typeof manifest.main === 'string' ? manifest.main : 'index.js';
        const entry = importTarget(manifest.exports) ?? main;
        return importModule((0, node_url_1.pathToFileURL)((0, node_path_1.join)(dir, entry)).href);
    }
};
exports.loadModule = loadModule;


/***/ }),

/***/ 705:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.objectsOf = exports.mappedObjects = void 0;
const node_fs_1 = __nccwpck_require__(24);
const node_path_1 = __nccwpck_require__(760);
/** Folders of the system: what lies there is nobody's add-on. */
const system = /^\/(?:usr\/)?(?:lib|lib64|libexec|local\/lib)\/(?!.*\/node_modules\/)/;
/**
 * Files that are mapped as code into this process. /proc/self/maps is exact, costs 2 ms under QEMU user (which shows the
 * guest's mappings there) against 115 ms of process.report, and needs no Node version.
 */
const mappedObjects = () => {
    let text;
    try {
        text = (0, node_fs_1.readFileSync)('/proc/self/maps', 'latin1');
    }
    catch {
        return reportedObjects();
    }
    const files = new Set();
    for (const line of text.split('\n')) {
        const start = line.indexOf('/');
        // Fields end with the path; a mapping of code has x in its second field.
        if (start > 0 && /^\S+ ..x/.test(line))
            files.add(Buffer.from(line.slice(start), 'latin1').toString('utf8'));
    }
    return [...files];
};
exports.mappedObjects = mappedObjects;
/** Where /proc is hidden. */
const reportedObjects = () => {
    const report = process.report;
    if (report === undefined)
        return [];
    // Without it the report may wait for reverse DNS of every open socket.
    report.excludeNetwork = true;
    const { sharedObjects } = report.getReport();
    return sharedObjects ?? [];
};
const packageOf = (file) => {
    const parts = file.split('/node_modules/');
    const [scope = '', name = ''] = (parts[parts.length - 1] ?? '').split('/');
    return scope.startsWith('@') ? `${scope}/${name}` : scope;
};
const real = (path) => {
    try {
        return (0, node_fs_1.realpathSync)(path);
    }
    catch {
        return path;
    }
};
/** Where Node would find a package from a folder, by the folders above it; null when it is found in another way. */
const packageFrom = (dir, name) => {
    for (let folder = dir;; folder = (0, node_path_1.dirname)(folder)) {
        const candidate = (0, node_path_1.join)(folder, 'node_modules', name);
        if ((0, node_fs_1.existsSync)(candidate))
            return real(candidate);
        if (folder === (0, node_path_1.dirname)(folder))
            return null;
    }
};
/** Mapped objects that are a module's own: in its folder, in a package that it depends on, or new and not the system's. */
const objectsOf = (dir, dependencies, before) => {
    const home = real(dir);
    // Another copy of the module may have brought an object of the same name: each copy counts its own.
    const isOfDependency = (file) => {
        const name = packageOf(file);
        if (!dependencies.includes(name))
            return false;
        const found = packageFrom(home, name);
        return found === null || file.startsWith(`${found}/`);
    };
    return (0, exports.mappedObjects)().filter((file) => {
        if (file === dir || file.startsWith(`${home}/`))
            return true;
        if (system.test(file) || file === process.execPath)
            return false;
        if (file.includes('/node_modules/'))
            return isOfDependency(file);
        // Some unpack their object into a cache first (@swc/core >= 1.16).
        return !before.includes(file) && /\.(?:node|so)\b/.test(file);
    });
};
exports.objectsOf = objectsOf;


/***/ }),

/***/ 506:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.proveModule = exports.messageOf = void 0;
const node_child_process_1 = __nccwpck_require__(421);
const node_module_1 = __nccwpck_require__(995);
const node_path_1 = __nccwpck_require__(760);
const protocol_js_1 = __nccwpck_require__(556);
const exercise_js_1 = __nccwpck_require__(429);
const all_js_1 = __nccwpck_require__(260);
const load_js_1 = __nccwpck_require__(403);
const native_objects_js_1 = __nccwpck_require__(705);
const property = (value, name) => typeof value === 'object' && value !== null ? value[name] : undefined;
const textOf = (value) => (typeof value === 'string' ? value : '');
/** Messages of an error and of its causes (a list of them in older loaders of napi-rs), one a line, each once. */
const messageOf = (error) => {
    const messages = new Set();
    const pending = [error];
    for (let current = pending.shift(); current !== undefined && messages.size < 20; current = pending.shift()) {
        const message = textOf(property(current, 'message')) || (typeof current === 'string' ? current : '');
        if (message !== '')
            messages.add(message.slice(0, protocol_js_1.longestField / 2));
        const cause = property(current, 'cause');
        if (cause !== error)
            pending.push(...(Array.isArray(cause) ? cause : [cause]).slice(0, 20));
    }
    return ([...messages].join('\n') || typeof error).slice(0, protocol_js_1.longestField);
};
exports.messageOf = messageOf;
const failureOf = (at, error) => ({
    at: error instanceof exercise_js_1.WrongResult ? 'result' : at,
    code: textOf(property(error, 'code')).slice(0, 100),
    message: (0, exports.messageOf)(error),
});
/** What a package exports, whichever way it was loaded. */
const exportsOf = (loaded) => {
    const inner = property(loaded, 'default');
    const isNamespace = property(loaded, Symbol.toStringTag) === 'Module';
    if (!isNamespace || inner === undefined)
        return loaded;
    // Named exports win; most CommonJS packages have them on the default export only.
    return typeof inner === 'function' ? inner : Object.assign(Object.create(inner), loaded);
};
const nothing = { failure: null, fits: true, byWork: false, object: null, parts: [] };
/** A package that is a program: that it starts and ends well is what can be seen without knowing it. */
const startProgram = ({ files }) => {
    const [file] = files;
    if (file === undefined)
        return { ...nothing, how: 'load' };
    try {
        // What it says on standard error becomes part of the message.
        (0, node_child_process_1.execFileSync)(file, ['--version'], { stdio: ['ignore', 'ignore', 'pipe'] });
        return { ...nothing, how: 'start', byWork: true };
    }
    catch (error) {
        return { ...nothing, how: 'start', failure: failureOf('exercise', error) };
    }
};
/**
 * What the user declared: an expression (`await` is allowed) that sees the package as `module` and as `m`, and `require` as
 * code inside the package has it. True, or anything that counts as true, is a pass; anything else is a wrong result; what
 * it throws says nothing about the native code unless it comes from the loader.
 */
const evaluate = async (expression, loaded, { require }) => {
    const work = { ...nothing, how: 'expression' };
    try {
        // The line break ends a comment at the end of the expression.
        // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what the user declared
        const run = new Function('module', 'm', 'require', `return (async () => (${expression}\n))()`);
        const value = await run(loaded, loaded, require);
        // A function counts as true, and nothing of it was run.
        if (typeof value === 'function')
            throw new Error(`${expression}: is a function; call it and compare its result`);
        if (value)
            return work;
        throw new exercise_js_1.WrongResult(`${expression}: got ${String(value)}`);
    }
    catch (error) {
        return { ...work, failure: failureOf('exercise', error) };
    }
};
/** A call that no longer fits may wait for what never comes; that says nothing about native code either. */
const impatience = () => new Promise((_, reject) => setTimeout(() => reject(new Error('no answer within 20 s')), 20000));
const runExercise = async (exercise, loaded, context) => {
    const work = {
        how: 'exercise',
        fits: (0, exercise_js_1.fitsVersion)(exercise, context),
        byWork: exercise.byWork ?? false,
        object: exercise.object ?? null,
    };
    // What the package exports may be anything, so both look at it where a throw is its failure.
    let parts = [];
    try {
        parts = exercise.parts?.(loaded) ?? [];
        const running = exercise.run(loaded, context);
        await (work.fits ? running : Promise.race([running, impatience()]));
        return { ...work, parts, failure: null };
    }
    catch (error) {
        return { ...work, parts, failure: failureOf('exercise', error) };
    }
};
const contextOf = ({ name, version, dir, files }) => {
    const load = (0, node_module_1.createRequire)(dir.endsWith('.node') ? dir : (0, node_path_1.join)(dir, 'package.json'));
    return { name, version, files, require: (wanted) => load(wanted) };
};
/** The expression that the user declares for this package, if any. */
const expressionFor = ({ name }, { expressions }) => Object.prototype.hasOwnProperty.call(expressions, name) ? expressions[name] : undefined;
const work = async (module, options) => {
    const expression = expressionFor(module, options);
    const exercise = (0, all_js_1.exerciseFor)(module.name);
    const context = contextOf(module);
    const isUnknown = exercise === null || expression !== undefined;
    const started = module.family === 'executable' && isUnknown ? startProgram(module) : null;
    if (started !== null && (expression === undefined || started.failure !== null))
        return started;
    let loaded;
    try {
        loaded = exportsOf(await (0, load_js_1.loadModule)(module.name, module.dir, options.importModule));
    }
    catch (error) {
        return { ...nothing, how: 'load', failure: failureOf('load', error) };
    }
    if (expression !== undefined) {
        // The program of a package that is one has shown above that it runs.
        return { ...(await evaluate(expression, loaded, context)), byWork: started?.byWork ?? false };
    }
    return exercise === null ? { ...nothing, how: 'load' } : runExercise(exercise, loaded, context);
};
const messageOfLoading = (file) => {
    try {
        (0, node_module_1.createRequire)('/')(file);
        return '';
    }
    catch (error) {
        return (0, exports.messageOf)(error);
    }
};
/**
 * What the loader of the system says to the native files themselves, when the package did without them or failed for
 * another reason than them: sharp without libvips reports that a function is missing. Empty = they load.
 */
const loadDirectly = ({ files, certain }) => {
    const messages = files.filter((file) => file.endsWith('.node')).map(messageOfLoading);
    const failures = messages.filter((message) => message !== '');
    const isFailed = certain ? failures.length > 0 : failures.length === messages.length;
    return messages.length === 0 ? null : isFailed ? (failures[0] ?? '') : '';
};
/** Loads and exercises one module in this process, and looks whether its native part took part in it. */
const proveModule = async (module, options) => {
    const started = process.hrtime.bigint();
    const before = (0, native_objects_js_1.mappedObjects)();
    const { object, parts, ...done } = await work(module, options);
    const dependencies = [...(0, load_js_1.dependenciesOf)((0, load_js_1.readPackageJson)(module.dir)), ...parts];
    const objects = (0, native_objects_js_1.objectsOf)(module.dir, dependencies, before).filter((file) => object?.test(file) ?? true);
    const direct = !done.byWork && objects.length === 0 ? loadDirectly(module) : null;
    return {
        ...done,
        index: module.index,
        objects: objects.slice(0, protocol_js_1.mostFiles).map((file) => file.slice(0, protocol_js_1.longestField / 4)),
        direct,
        milliseconds: Number(process.hrtime.bigint() - started) / 1e6,
    };
};
exports.proveModule = proveModule;


/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};
// This entry need to be wrapped in an IIFE because it uses a non-standard name for the exports (exports).
(() => {
var exports = __webpack_exports__;

Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.main = void 0;
const emit_js_1 = __nccwpck_require__(424);
const find_modules_js_1 = __nccwpck_require__(236);
const groups_js_1 = __nccwpck_require__(991);
const lanes_js_1 = __nccwpck_require__(600);
const prove_module_js_1 = __nccwpck_require__(506);
/** Names that Node gives to a program on standard input and to no module of an application. */
const leftovers = ['require', 'module', 'exports', '__filename', '__dirname'];
/** @returns how many of them this process took */
const proveAll = async (modules, request, { emit, importModule }) => {
    const { expressions, lane } = request;
    let taken = 0;
    // A module that waits for something that never comes must be seen to hang, not to end.
    const alive = setInterval(() => undefined, 60000);
    for (const module of modules) {
        if (!(0, lanes_js_1.isOurs)(module, request))
            continue;
        taken += 1;
        emit({ kind: 'start', index: module.index, lane });
        emit({ kind: 'done', result: await (0, prove_module_js_1.proveModule)(module, { expressions, importModule }) });
    }
    clearInterval(alive);
    return taken;
};
const isWanted = ({ skip }) => ({ name }) => !skip.includes(name);
/** Proves the modules in as many processes as are asked for. */
const proveInLanes = async (request, means) => {
    const others = request.isChild ? [] : (0, lanes_js_1.openLanes)(request, means.emit);
    const found = (request.modules ?? (0, find_modules_js_1.findModules)(request, means.emit)).filter(isWanted(request));
    if (others.length === 0) {
        await proveAll(found, request, means);
        return;
    }
    const shared = { ...request, modules: (0, lanes_js_1.largestFirst)(found), isChild: true, claims: (0, lanes_js_1.claimsFolder)() };
    await Promise.all(others.map(({ begin }) => begin(shared)));
    const taken = await proveAll(shared.modules, shared, means);
    for (const { dismiss } of taken === found.length ? others : [])
        dismiss();
    await Promise.all(others.map(({ over }) => over));
};
/** The program that runs in a container of the image under test. */
const main = async (request, importModule) => {
    for (const name of leftovers)
        Reflect.deleteProperty(globalThis, name);
    const emit = (0, emit_js_1.emitter)(request.token, request.lanes > 1);
    const means = { emit, importModule };
    const exit = process.exit.bind(process);
    const { isChild } = request;
    if (!isChild)
        emit({ kind: 'hello', node: process.versions.node, arch: process.arch, libc: (0, find_modules_js_1.runningLibc)() });
    if (request.groups === null)
        await proveInLanes(request, means);
    else
        (0, groups_js_1.runGroups)(request, request.modules ?? [], emit);
    if (!isChild)
        emit({ kind: 'end' });
    // Open handles of a module (a pool of threads, a service) must not keep the container.
    exit(0);
};
exports.main = main;

})();

module.exports = __webpack_exports__;
/******/ })()
;