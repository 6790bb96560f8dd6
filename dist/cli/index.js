#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 3057:
/***/ ((module) => {

function isBuffer(value) {
  return Buffer.isBuffer(value) || value instanceof Uint8Array
}

function isEncoding(encoding) {
  return Buffer.isEncoding(encoding)
}

function alloc(size, fill, encoding) {
  return Buffer.alloc(size, fill, encoding)
}

function allocUnsafe(size) {
  return Buffer.allocUnsafe(size)
}

function allocUnsafeSlow(size) {
  return Buffer.allocUnsafeSlow(size)
}

function byteLength(string, encoding) {
  return Buffer.byteLength(string, encoding)
}

function compare(a, b) {
  return Buffer.compare(a, b)
}

function concat(buffers, totalLength) {
  return Buffer.concat(buffers, totalLength)
}

function copy(source, target, targetStart, start, end) {
  return toBuffer(source).copy(target, targetStart, start, end)
}

function equals(a, b) {
  return toBuffer(a).equals(b)
}

function fill(buffer, value, offset, end, encoding) {
  return toBuffer(buffer).fill(value, offset, end, encoding)
}

function from(value, encodingOrOffset, length) {
  return Buffer.from(value, encodingOrOffset, length)
}

function includes(buffer, value, byteOffset, encoding) {
  return toBuffer(buffer).includes(value, byteOffset, encoding)
}

function indexOf(buffer, value, byfeOffset, encoding) {
  return toBuffer(buffer).indexOf(value, byfeOffset, encoding)
}

function lastIndexOf(buffer, value, byteOffset, encoding) {
  return toBuffer(buffer).lastIndexOf(value, byteOffset, encoding)
}

function swap16(buffer) {
  return toBuffer(buffer).swap16()
}

function swap32(buffer) {
  return toBuffer(buffer).swap32()
}

function swap64(buffer) {
  return toBuffer(buffer).swap64()
}

function toBuffer(buffer) {
  if (Buffer.isBuffer(buffer)) return buffer
  return Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}

function toString(buffer, encoding, start, end) {
  return toBuffer(buffer).toString(encoding, start, end)
}

function toHex(buffer, start, end) {
  return toBuffer(buffer).toString('hex', start, end)
}

function write(buffer, string, offset, length, encoding) {
  return toBuffer(buffer).write(string, offset, length, encoding)
}

function readDoubleBE(buffer, offset) {
  return toBuffer(buffer).readDoubleBE(offset)
}

function readDoubleLE(buffer, offset) {
  return toBuffer(buffer).readDoubleLE(offset)
}

function readFloatBE(buffer, offset) {
  return toBuffer(buffer).readFloatBE(offset)
}

function readFloatLE(buffer, offset) {
  return toBuffer(buffer).readFloatLE(offset)
}

function readInt32BE(buffer, offset) {
  return toBuffer(buffer).readInt32BE(offset)
}

function readInt32LE(buffer, offset) {
  return toBuffer(buffer).readInt32LE(offset)
}

function readUInt32BE(buffer, offset) {
  return toBuffer(buffer).readUInt32BE(offset)
}

function readUInt32LE(buffer, offset) {
  return toBuffer(buffer).readUInt32LE(offset)
}

function writeDoubleBE(buffer, value, offset) {
  return toBuffer(buffer).writeDoubleBE(value, offset)
}

function writeDoubleLE(buffer, value, offset) {
  return toBuffer(buffer).writeDoubleLE(value, offset)
}

function writeFloatBE(buffer, value, offset) {
  return toBuffer(buffer).writeFloatBE(value, offset)
}

function writeFloatLE(buffer, value, offset) {
  return toBuffer(buffer).writeFloatLE(value, offset)
}

function writeInt32BE(buffer, value, offset) {
  return toBuffer(buffer).writeInt32BE(value, offset)
}

function writeInt32LE(buffer, value, offset) {
  return toBuffer(buffer).writeInt32LE(value, offset)
}

function writeUInt32BE(buffer, value, offset) {
  return toBuffer(buffer).writeUInt32BE(value, offset)
}

function writeUInt32LE(buffer, value, offset) {
  return toBuffer(buffer).writeUInt32LE(value, offset)
}

module.exports = {
  isBuffer,
  isEncoding,
  alloc,
  allocUnsafe,
  allocUnsafeSlow,
  byteLength,
  compare,
  concat,
  copy,
  equals,
  fill,
  from,
  includes,
  indexOf,
  lastIndexOf,
  swap16,
  swap32,
  swap64,
  toBuffer,
  toString,
  toHex,
  write,
  readDoubleBE,
  readDoubleLE,
  readFloatBE,
  readFloatLE,
  readInt32BE,
  readInt32LE,
  readUInt32BE,
  readUInt32LE,
  writeDoubleBE,
  writeDoubleLE,
  writeFloatBE,
  writeFloatLE,
  writeInt32BE,
  writeInt32LE,
  writeUInt32BE,
  writeUInt32LE
}


/***/ }),

/***/ 9580:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(4434)


/***/ }),

/***/ 3587:
/***/ ((module) => {

module.exports = class FixedFIFO {
  constructor (hwm) {
    if (!(hwm > 0) || ((hwm - 1) & hwm) !== 0) throw new Error('Max size for a FixedFIFO should be a power of two')
    this.buffer = new Array(hwm)
    this.mask = hwm - 1
    this.top = 0
    this.btm = 0
    this.next = null
  }

  clear () {
    this.top = this.btm = 0
    this.next = null
    this.buffer.fill(undefined)
  }

  push (data) {
    if (this.buffer[this.top] !== undefined) return false
    this.buffer[this.top] = data
    this.top = (this.top + 1) & this.mask
    return true
  }

  shift () {
    const last = this.buffer[this.btm]
    if (last === undefined) return undefined
    this.buffer[this.btm] = undefined
    this.btm = (this.btm + 1) & this.mask
    return last
  }

  peek () {
    return this.buffer[this.btm]
  }

  isEmpty () {
    return this.buffer[this.btm] === undefined
  }
}


/***/ }),

/***/ 3867:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const FixedFIFO = __nccwpck_require__(3587)

module.exports = class FastFIFO {
  constructor (hwm) {
    this.hwm = hwm || 16
    this.head = new FixedFIFO(this.hwm)
    this.tail = this.head
    this.length = 0
  }

  clear () {
    this.head = this.tail
    this.head.clear()
    this.length = 0
  }

  push (val) {
    this.length++
    if (!this.head.push(val)) {
      const prev = this.head
      this.head = prev.next = new FixedFIFO(2 * this.head.buffer.length)
      this.head.push(val)
    }
  }

  shift () {
    if (this.length !== 0) this.length--
    const val = this.tail.shift()
    if (val === undefined && this.tail.next) {
      const next = this.tail.next
      this.tail.next = null
      this.tail = next
      return this.tail.shift()
    }

    return val
  }

  peek () {
    const val = this.tail.peek()
    if (val === undefined && this.tail.next) return this.tail.next.peek()
    return val
  }

  isEmpty () {
    return this.length === 0
  }
}


/***/ }),

/***/ 9379:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const ANY = Symbol('SemVer ANY')
// hoisted class for cyclic dependency
class Comparator {
  static get ANY () {
    return ANY
  }

  constructor (comp, options) {
    options = parseOptions(options)

    if (comp instanceof Comparator) {
      if (comp.loose === !!options.loose) {
        return comp
      } else {
        comp = comp.value
      }
    }

    comp = comp.trim().split(/\s+/).join(' ')
    debug('comparator', comp, options)
    this.options = options
    this.loose = !!options.loose
    this.parse(comp)

    if (this.semver === ANY) {
      this.value = ''
    } else {
      this.value = this.operator + this.semver.version
    }

    debug('comp', this)
  }

  parse (comp) {
    const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR]
    const m = comp.match(r)

    if (!m) {
      throw new TypeError(`Invalid comparator: ${comp}`)
    }

    this.operator = m[1] !== undefined ? m[1] : ''
    if (this.operator === '=') {
      this.operator = ''
    }

    // if it literally is just '>' or '' then allow anything.
    if (!m[2]) {
      this.semver = ANY
    } else {
      this.semver = new SemVer(m[2], this.options.loose)
    }
  }

  toString () {
    return this.value
  }

  test (version) {
    debug('Comparator.test', version, this.options.loose)

    if (this.semver === ANY || version === ANY) {
      return true
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    return cmp(version, this.operator, this.semver, this.options)
  }

  intersects (comp, options) {
    if (!(comp instanceof Comparator)) {
      throw new TypeError('a Comparator is required')
    }

    if (this.operator === '') {
      if (this.value === '') {
        return true
      }
      return new Range(comp.value, options).test(this.value)
    } else if (comp.operator === '') {
      if (comp.value === '') {
        return true
      }
      return new Range(this.value, options).test(comp.semver)
    }

    options = parseOptions(options)

    // Special cases where nothing can possibly be lower
    if (options.includePrerelease &&
      (this.value === '<0.0.0-0' || comp.value === '<0.0.0-0')) {
      return false
    }
    if (!options.includePrerelease &&
      (this.value.startsWith('<0.0.0') || comp.value.startsWith('<0.0.0'))) {
      return false
    }

    // Same direction increasing (> or >=)
    if (this.operator.startsWith('>') && comp.operator.startsWith('>')) {
      return true
    }
    // Same direction decreasing (< or <=)
    if (this.operator.startsWith('<') && comp.operator.startsWith('<')) {
      return true
    }
    // same SemVer and both sides are inclusive (<= or >=)
    if (
      (this.semver.version === comp.semver.version) &&
      this.operator.includes('=') && comp.operator.includes('=')) {
      return true
    }
    // opposite directions less than
    if (cmp(this.semver, '<', comp.semver, options) &&
      this.operator.startsWith('>') && comp.operator.startsWith('<')) {
      return true
    }
    // opposite directions greater than
    if (cmp(this.semver, '>', comp.semver, options) &&
      this.operator.startsWith('<') && comp.operator.startsWith('>')) {
      return true
    }
    return false
  }
}

module.exports = Comparator

const parseOptions = __nccwpck_require__(356)
const { safeRe: re, t } = __nccwpck_require__(5471)
const cmp = __nccwpck_require__(8646)
const debug = __nccwpck_require__(1159)
const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)


/***/ }),

/***/ 6782:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SPACE_CHARACTERS = /\s+/g

// hoisted class for cyclic dependency
class Range {
  constructor (range, options) {
    options = parseOptions(options)

    if (range instanceof Range) {
      if (
        range.loose === !!options.loose &&
        range.includePrerelease === !!options.includePrerelease
      ) {
        return range
      } else {
        return new Range(range.raw, options)
      }
    }

    if (range instanceof Comparator) {
      // just put it in the set and return
      this.raw = range.value
      this.set = [[range]]
      this.formatted = undefined
      return this
    }

    this.options = options
    this.loose = !!options.loose
    this.includePrerelease = !!options.includePrerelease

    // First reduce all whitespace as much as possible so we do not have to rely
    // on potentially slow regexes like \s*. This is then stored and used for
    // future error messages as well.
    this.raw = range.trim().replace(SPACE_CHARACTERS, ' ')

    // First, split on ||
    this.set = this.raw
      .split('||')
      // map the range to a 2d array of comparators
      .map(r => this.parseRange(r.trim()))
      // throw out any comparator lists that are empty
      // this generally means that it was not a valid range, which is allowed
      // in loose mode, but will still throw if the WHOLE range is invalid.
      .filter(c => c.length)

    if (!this.set.length) {
      throw new TypeError(`Invalid SemVer Range: ${this.raw}`)
    }

    // if we have any that are not the null set, throw out null sets.
    if (this.set.length > 1) {
      // keep the first one, in case they're all null sets
      const first = this.set[0]
      this.set = this.set.filter(c => !isNullSet(c[0]))
      if (this.set.length === 0) {
        this.set = [first]
      } else if (this.set.length > 1) {
        // if we have any that are *, then the range is just *
        for (const c of this.set) {
          if (c.length === 1 && isAny(c[0])) {
            this.set = [c]
            break
          }
        }
      }
    }

    this.formatted = undefined
  }

  get range () {
    if (this.formatted === undefined) {
      this.formatted = ''
      for (let i = 0; i < this.set.length; i++) {
        if (i > 0) {
          this.formatted += '||'
        }
        const comps = this.set[i]
        for (let k = 0; k < comps.length; k++) {
          if (k > 0) {
            this.formatted += ' '
          }
          this.formatted += comps[k].toString().trim()
        }
      }
    }
    return this.formatted
  }

  format () {
    return this.range
  }

  toString () {
    return this.range
  }

  parseRange (range) {
    // memoize range parsing for performance.
    // this is a very hot path, and fully deterministic.
    const memoOpts =
      (this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) |
      (this.options.loose && FLAG_LOOSE)
    const memoKey = memoOpts + ':' + range
    const cached = cache.get(memoKey)
    if (cached) {
      return cached
    }

    const loose = this.options.loose
    // `1.2.3 - 1.2.4` => `>=1.2.3 <=1.2.4`
    const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE]
    range = range.replace(hr, hyphenReplace(this.options.includePrerelease))
    debug('hyphen replace', range)

    // `> 1.2.3 < 1.2.5` => `>1.2.3 <1.2.5`
    range = range.replace(re[t.COMPARATORTRIM], comparatorTrimReplace)
    debug('comparator trim', range)

    // `~ 1.2.3` => `~1.2.3`
    range = range.replace(re[t.TILDETRIM], tildeTrimReplace)
    debug('tilde trim', range)

    // `^ 1.2.3` => `^1.2.3`
    range = range.replace(re[t.CARETTRIM], caretTrimReplace)
    debug('caret trim', range)

    // At this point, the range is completely trimmed and
    // ready to be split into comparators.

    let rangeList = range
      .split(' ')
      .map(comp => parseComparator(comp, this.options))
      .join(' ')
      .split(/\s+/)
      // >=0.0.0 is equivalent to *
      .map(comp => replaceGTE0(comp, this.options))

    if (loose) {
      // in loose mode, throw out any that are not valid comparators
      rangeList = rangeList.filter(comp => {
        debug('loose invalid filter', comp, this.options)
        return !!comp.match(re[t.COMPARATORLOOSE])
      })
    }
    debug('range list', rangeList)

    // if any comparators are the null set, then replace with JUST null set
    // if more than one comparator, remove any * comparators
    // also, don't include the same comparator more than once
    const rangeMap = new Map()
    const comparators = rangeList.map(comp => new Comparator(comp, this.options))
    for (const comp of comparators) {
      if (isNullSet(comp)) {
        return [comp]
      }
      rangeMap.set(comp.value, comp)
    }
    if (rangeMap.size > 1 && rangeMap.has('')) {
      rangeMap.delete('')
    }

    const result = [...rangeMap.values()]
    cache.set(memoKey, result)
    return result
  }

  intersects (range, options) {
    if (!(range instanceof Range)) {
      throw new TypeError('a Range is required')
    }

    return this.set.some((thisComparators) => {
      return (
        isSatisfiable(thisComparators, options) &&
        range.set.some((rangeComparators) => {
          return (
            isSatisfiable(rangeComparators, options) &&
            thisComparators.every((thisComparator) => {
              return rangeComparators.every((rangeComparator) => {
                return thisComparator.intersects(rangeComparator, options)
              })
            })
          )
        })
      )
    })
  }

  // if ANY of the sets match ALL of its comparators, then pass
  test (version) {
    if (!version) {
      return false
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    for (let i = 0; i < this.set.length; i++) {
      if (testSet(this.set[i], version, this.options)) {
        return true
      }
    }
    return false
  }
}

module.exports = Range

const LRU = __nccwpck_require__(1383)
const cache = new LRU()

const parseOptions = __nccwpck_require__(356)
const Comparator = __nccwpck_require__(9379)
const debug = __nccwpck_require__(1159)
const SemVer = __nccwpck_require__(7163)
const {
  safeRe: re,
  t,
  comparatorTrimReplace,
  tildeTrimReplace,
  caretTrimReplace,
} = __nccwpck_require__(5471)
const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = __nccwpck_require__(5101)

const isNullSet = c => c.value === '<0.0.0-0'
const isAny = c => c.value === ''

// take a set of comparators and determine whether there
// exists a version which can satisfy it
const isSatisfiable = (comparators, options) => {
  let result = true
  const remainingComparators = comparators.slice()
  let testComparator = remainingComparators.pop()

  while (result && remainingComparators.length) {
    result = remainingComparators.every((otherComparator) => {
      return testComparator.intersects(otherComparator, options)
    })

    testComparator = remainingComparators.pop()
  }

  return result
}

// comprised of xranges, tildes, stars, and gtlt's at this point.
// already replaced the hyphen ranges
// turn into a set of JUST comparators.
const parseComparator = (comp, options) => {
  comp = comp.replace(re[t.BUILD], '')
  debug('comp', comp, options)
  comp = replaceCarets(comp, options)
  debug('caret', comp)
  comp = replaceTildes(comp, options)
  debug('tildes', comp)
  comp = replaceXRanges(comp, options)
  debug('xrange', comp)
  comp = replaceStars(comp, options)
  debug('stars', comp)
  return comp
}

const isX = id => !id || id.toLowerCase() === 'x' || id === '*'

// ~, ~> --> * (any, kinda silly)
// ~2, ~2.x, ~2.x.x, ~>2, ~>2.x ~>2.x.x --> >=2.0.0 <3.0.0-0
// ~2.0, ~2.0.x, ~>2.0, ~>2.0.x --> >=2.0.0 <2.1.0-0
// ~1.2, ~1.2.x, ~>1.2, ~>1.2.x --> >=1.2.0 <1.3.0-0
// ~1.2.3, ~>1.2.3 --> >=1.2.3 <1.3.0-0
// ~1.2.0, ~>1.2.0 --> >=1.2.0 <1.3.0-0
// ~0.0.1 --> >=0.0.1 <0.1.0-0
const replaceTildes = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceTilde(c, options))
    .join(' ')
}

const replaceTilde = (comp, options) => {
  const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE]
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('tilde', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0 <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      // ~1.2 == >=1.2.0 <1.3.0-0
      ret = `>=${M}.${m}.0 <${M}.${+m + 1}.0-0`
    } else if (pr) {
      debug('replaceTilde pr', pr)
      ret = `>=${M}.${m}.${p}-${pr
      } <${M}.${+m + 1}.0-0`
    } else {
      // ~1.2.3 == >=1.2.3 <1.3.0-0
      ret = `>=${M}.${m}.${p
      } <${M}.${+m + 1}.0-0`
    }

    debug('tilde return', ret)
    return ret
  })
}

// ^ --> * (any, kinda silly)
// ^2, ^2.x, ^2.x.x --> >=2.0.0 <3.0.0-0
// ^2.0, ^2.0.x --> >=2.0.0 <3.0.0-0
// ^1.2, ^1.2.x --> >=1.2.0 <2.0.0-0
// ^1.2.3 --> >=1.2.3 <2.0.0-0
// ^1.2.0 --> >=1.2.0 <2.0.0-0
// ^0.0.1 --> >=0.0.1 <0.0.2-0
// ^0.1.0 --> >=0.1.0 <0.2.0-0
const replaceCarets = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceCaret(c, options))
    .join(' ')
}

const replaceCaret = (comp, options) => {
  debug('caret', comp, options)
  const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET]
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('caret', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      if (M === '0') {
        ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
      } else {
        ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`
      }
    } else if (pr) {
      debug('replaceCaret pr', pr)
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p}-${pr
        } <${+M + 1}.0.0-0`
      }
    } else {
      debug('no pr')
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p
          }${z} <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p
          }${z} <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p
        } <${+M + 1}.0.0-0`
      }
    }

    debug('caret return', ret)
    return ret
  })
}

const replaceXRanges = (comp, options) => {
  debug('replaceXRanges', comp, options)
  return comp
    .split(/\s+/)
    .map((c) => replaceXRange(c, options))
    .join(' ')
}

const replaceXRange = (comp, options) => {
  comp = comp.trim()
  const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE]
  return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
    debug('xRange', comp, ret, gtlt, M, m, p, pr)
    const xM = isX(M)
    const xm = xM || isX(m)
    const xp = xm || isX(p)
    const anyX = xp

    if (gtlt === '=' && anyX) {
      gtlt = ''
    }

    // if we're including prereleases in the match, then we need
    // to fix this to -0, the lowest possible prerelease value
    pr = options.includePrerelease ? '-0' : ''

    if (xM) {
      if (gtlt === '>' || gtlt === '<') {
        // nothing is allowed
        ret = '<0.0.0-0'
      } else {
        // nothing is forbidden
        ret = '*'
      }
    } else if (gtlt && anyX) {
      // we know patch is an x, because we have any x at all.
      // replace X with 0
      if (xm) {
        m = 0
      }
      p = 0

      if (gtlt === '>') {
        // >1 => >=2.0.0
        // >1.2 => >=1.3.0
        gtlt = '>='
        if (xm) {
          M = +M + 1
          m = 0
          p = 0
        } else {
          m = +m + 1
          p = 0
        }
      } else if (gtlt === '<=') {
        // <=0.7.x is actually <0.8.0, since any 0.7.x should
        // pass.  Similarly, <=7.x is actually <8.0.0, etc.
        gtlt = '<'
        if (xm) {
          M = +M + 1
        } else {
          m = +m + 1
        }
      }

      if (gtlt === '<') {
        pr = '-0'
      }

      ret = `${gtlt + M}.${m}.${p}${pr}`
    } else if (xm) {
      ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`
    } else if (xp) {
      ret = `>=${M}.${m}.0${pr
      } <${M}.${+m + 1}.0-0`
    }

    debug('xRange return', ret)

    return ret
  })
}

// Because * is AND-ed with everything else in the comparator,
// and '' means "any version", just remove the *s entirely.
const replaceStars = (comp, options) => {
  debug('replaceStars', comp, options)
  // Looseness is ignored here.  star is always as loose as it gets!
  return comp
    .trim()
    .replace(re[t.STAR], '')
}

const replaceGTE0 = (comp, options) => {
  debug('replaceGTE0', comp, options)
  return comp
    .trim()
    .replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], '')
}

// This function is passed to string.replace(re[t.HYPHENRANGE])
// M, m, patch, prerelease, build
// 1.2 - 3.4.5 => >=1.2.0 <=3.4.5
// 1.2.3 - 3.4 => >=1.2.0 <3.5.0-0 Any 3.4.x will do
// 1.2 - 3.4 => >=1.2.0 <3.5.0-0
// TODO build?
const hyphenReplace = incPr => ($0,
  from, fM, fm, fp, fpr, fb,
  to, tM, tm, tp, tpr) => {
  if (isX(fM)) {
    from = ''
  } else if (isX(fm)) {
    from = `>=${fM}.0.0${incPr ? '-0' : ''}`
  } else if (isX(fp)) {
    from = `>=${fM}.${fm}.0${incPr ? '-0' : ''}`
  } else if (fpr) {
    from = `>=${from}`
  } else {
    from = `>=${from}${incPr ? '-0' : ''}`
  }

  if (isX(tM)) {
    to = ''
  } else if (isX(tm)) {
    to = `<${+tM + 1}.0.0-0`
  } else if (isX(tp)) {
    to = `<${tM}.${+tm + 1}.0-0`
  } else if (tpr) {
    to = `<=${tM}.${tm}.${tp}-${tpr}`
  } else if (incPr) {
    to = `<${tM}.${tm}.${+tp + 1}-0`
  } else {
    to = `<=${to}`
  }

  return `${from} ${to}`.trim()
}

const testSet = (set, version, options) => {
  for (let i = 0; i < set.length; i++) {
    if (!set[i].test(version)) {
      return false
    }
  }

  if (version.prerelease.length && !options.includePrerelease) {
    // Find the set of versions that are allowed to have prereleases
    // For example, ^1.2.3-pr.1 desugars to >=1.2.3-pr.1 <2.0.0
    // That should allow `1.2.3-pr.2` to pass.
    // However, `1.2.4-alpha.notready` should NOT be allowed,
    // even though it's within the range set by the comparators.
    for (let i = 0; i < set.length; i++) {
      debug(set[i].semver)
      if (set[i].semver === Comparator.ANY) {
        continue
      }

      if (set[i].semver.prerelease.length > 0) {
        const allowed = set[i].semver
        if (allowed.major === version.major &&
            allowed.minor === version.minor &&
            allowed.patch === version.patch) {
          return true
        }
      }
    }

    // Version has a -pre, but it's not one of the ones we like.
    return false
  }

  return true
}


/***/ }),

/***/ 7163:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const debug = __nccwpck_require__(1159)
const { MAX_LENGTH, MAX_SAFE_INTEGER } = __nccwpck_require__(5101)
const { safeRe: re, t } = __nccwpck_require__(5471)

const parseOptions = __nccwpck_require__(356)
const { compareIdentifiers } = __nccwpck_require__(3348)
class SemVer {
  constructor (version, options) {
    options = parseOptions(options)

    if (version instanceof SemVer) {
      if (version.loose === !!options.loose &&
        version.includePrerelease === !!options.includePrerelease) {
        return version
      } else {
        version = version.version
      }
    } else if (typeof version !== 'string') {
      throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`)
    }

    if (version.length > MAX_LENGTH) {
      throw new TypeError(
        `version is longer than ${MAX_LENGTH} characters`
      )
    }

    debug('SemVer', version, options)
    this.options = options
    this.loose = !!options.loose
    // this isn't actually relevant for versions, but keep it so that we
    // don't run into trouble passing this.options around.
    this.includePrerelease = !!options.includePrerelease

    const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL])

    if (!m) {
      throw new TypeError(`Invalid Version: ${version}`)
    }

    this.raw = version

    // these are actually numbers
    this.major = +m[1]
    this.minor = +m[2]
    this.patch = +m[3]

    if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
      throw new TypeError('Invalid major version')
    }

    if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
      throw new TypeError('Invalid minor version')
    }

    if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
      throw new TypeError('Invalid patch version')
    }

    // numberify any prerelease numeric ids
    if (!m[4]) {
      this.prerelease = []
    } else {
      this.prerelease = m[4].split('.').map((id) => {
        if (/^[0-9]+$/.test(id)) {
          const num = +id
          if (num >= 0 && num < MAX_SAFE_INTEGER) {
            return num
          }
        }
        return id
      })
    }

    this.build = m[5] ? m[5].split('.') : []
    this.format()
  }

  format () {
    this.version = `${this.major}.${this.minor}.${this.patch}`
    if (this.prerelease.length) {
      this.version += `-${this.prerelease.join('.')}`
    }
    return this.version
  }

  toString () {
    return this.version
  }

  compare (other) {
    debug('SemVer.compare', this.version, this.options, other)
    if (!(other instanceof SemVer)) {
      if (typeof other === 'string' && other === this.version) {
        return 0
      }
      other = new SemVer(other, this.options)
    }

    if (other.version === this.version) {
      return 0
    }

    return this.compareMain(other) || this.comparePre(other)
  }

  compareMain (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    if (this.major < other.major) {
      return -1
    }
    if (this.major > other.major) {
      return 1
    }
    if (this.minor < other.minor) {
      return -1
    }
    if (this.minor > other.minor) {
      return 1
    }
    if (this.patch < other.patch) {
      return -1
    }
    if (this.patch > other.patch) {
      return 1
    }
    return 0
  }

  comparePre (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    // NOT having a prerelease is > having one
    if (this.prerelease.length && !other.prerelease.length) {
      return -1
    } else if (!this.prerelease.length && other.prerelease.length) {
      return 1
    } else if (!this.prerelease.length && !other.prerelease.length) {
      return 0
    }

    let i = 0
    do {
      const a = this.prerelease[i]
      const b = other.prerelease[i]
      debug('prerelease compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  compareBuild (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    let i = 0
    do {
      const a = this.build[i]
      const b = other.build[i]
      debug('build compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  // preminor will bump the version up to the next minor release, and immediately
  // down to pre-release. premajor and prepatch work the same way.
  inc (release, identifier, identifierBase) {
    if (release.startsWith('pre')) {
      if (!identifier && identifierBase === false) {
        throw new Error('invalid increment argument: identifier is empty')
      }
      // Avoid an invalid semver results
      if (identifier) {
        const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE])
        if (!match || match[1] !== identifier) {
          throw new Error(`invalid identifier: ${identifier}`)
        }
      }
    }

    switch (release) {
      case 'premajor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor = 0
        this.major++
        this.inc('pre', identifier, identifierBase)
        break
      case 'preminor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor++
        this.inc('pre', identifier, identifierBase)
        break
      case 'prepatch':
        // If this is already a prerelease, it will bump to the next version
        // drop any prereleases that might already exist, since they are not
        // relevant at this point.
        this.prerelease.length = 0
        this.inc('patch', identifier, identifierBase)
        this.inc('pre', identifier, identifierBase)
        break
      // If the input is a non-prerelease version, this acts the same as
      // prepatch.
      case 'prerelease':
        if (this.prerelease.length === 0) {
          this.inc('patch', identifier, identifierBase)
        }
        this.inc('pre', identifier, identifierBase)
        break
      case 'release':
        if (this.prerelease.length === 0) {
          throw new Error(`version ${this.raw} is not a prerelease`)
        }
        this.prerelease.length = 0
        break

      case 'major':
        // If this is a pre-major version, bump up to the same major version.
        // Otherwise increment major.
        // 1.0.0-5 bumps to 1.0.0
        // 1.1.0 bumps to 2.0.0
        if (
          this.minor !== 0 ||
          this.patch !== 0 ||
          this.prerelease.length === 0
        ) {
          this.major++
        }
        this.minor = 0
        this.patch = 0
        this.prerelease = []
        break
      case 'minor':
        // If this is a pre-minor version, bump up to the same minor version.
        // Otherwise increment minor.
        // 1.2.0-5 bumps to 1.2.0
        // 1.2.1 bumps to 1.3.0
        if (this.patch !== 0 || this.prerelease.length === 0) {
          this.minor++
        }
        this.patch = 0
        this.prerelease = []
        break
      case 'patch':
        // If this is not a pre-release version, it will increment the patch.
        // If it is a pre-release it will bump up to the same patch version.
        // 1.2.0-5 patches to 1.2.0
        // 1.2.0 patches to 1.2.1
        if (this.prerelease.length === 0) {
          this.patch++
        }
        this.prerelease = []
        break
      // This probably shouldn't be used publicly.
      // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
      case 'pre': {
        const base = Number(identifierBase) ? 1 : 0

        if (this.prerelease.length === 0) {
          this.prerelease = [base]
        } else {
          let i = this.prerelease.length
          while (--i >= 0) {
            if (typeof this.prerelease[i] === 'number') {
              this.prerelease[i]++
              i = -2
            }
          }
          if (i === -1) {
            // didn't increment anything
            if (identifier === this.prerelease.join('.') && identifierBase === false) {
              throw new Error('invalid increment argument: identifier already exists')
            }
            this.prerelease.push(base)
          }
        }
        if (identifier) {
          // 1.2.0-beta.1 bumps to 1.2.0-beta.2,
          // 1.2.0-beta.fooblz or 1.2.0-beta bumps to 1.2.0-beta.0
          let prerelease = [identifier, base]
          if (identifierBase === false) {
            prerelease = [identifier]
          }
          if (compareIdentifiers(this.prerelease[0], identifier) === 0) {
            if (isNaN(this.prerelease[1])) {
              this.prerelease = prerelease
            }
          } else {
            this.prerelease = prerelease
          }
        }
        break
      }
      default:
        throw new Error(`invalid increment argument: ${release}`)
    }
    this.raw = this.format()
    if (this.build.length) {
      this.raw += `+${this.build.join('.')}`
    }
    return this
  }
}

module.exports = SemVer


/***/ }),

/***/ 1799:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const clean = (version, options) => {
  const s = parse(version.trim().replace(/^[=v]+/, ''), options)
  return s ? s.version : null
}
module.exports = clean


/***/ }),

/***/ 8646:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const eq = __nccwpck_require__(5082)
const neq = __nccwpck_require__(4974)
const gt = __nccwpck_require__(6599)
const gte = __nccwpck_require__(1236)
const lt = __nccwpck_require__(3872)
const lte = __nccwpck_require__(6717)

const cmp = (a, op, b, loose) => {
  switch (op) {
    case '===':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a === b

    case '!==':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a !== b

    case '':
    case '=':
    case '==':
      return eq(a, b, loose)

    case '!=':
      return neq(a, b, loose)

    case '>':
      return gt(a, b, loose)

    case '>=':
      return gte(a, b, loose)

    case '<':
      return lt(a, b, loose)

    case '<=':
      return lte(a, b, loose)

    default:
      throw new TypeError(`Invalid operator: ${op}`)
  }
}
module.exports = cmp


/***/ }),

/***/ 5385:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = __nccwpck_require__(6353)
const { safeRe: re, t } = __nccwpck_require__(5471)

const coerce = (version, options) => {
  if (version instanceof SemVer) {
    return version
  }

  if (typeof version === 'number') {
    version = String(version)
  }

  if (typeof version !== 'string') {
    return null
  }

  options = options || {}

  let match = null
  if (!options.rtl) {
    match = version.match(options.includePrerelease ? re[t.COERCEFULL] : re[t.COERCE])
  } else {
    // Find the right-most coercible string that does not share
    // a terminus with a more left-ward coercible string.
    // Eg, '1.2.3.4' wants to coerce '2.3.4', not '3.4' or '4'
    // With includePrerelease option set, '1.2.3.4-rc' wants to coerce '2.3.4-rc', not '2.3.4'
    //
    // Walk through the string checking with a /g regexp
    // Manually set the index so as to pick up overlapping matches.
    // Stop when we get a match that ends at the string end, since no
    // coercible string can be more right-ward without the same terminus.
    const coerceRtlRegex = options.includePrerelease ? re[t.COERCERTLFULL] : re[t.COERCERTL]
    let next
    while ((next = coerceRtlRegex.exec(version)) &&
        (!match || match.index + match[0].length !== version.length)
    ) {
      if (!match ||
            next.index + next[0].length !== match.index + match[0].length) {
        match = next
      }
      coerceRtlRegex.lastIndex = next.index + next[1].length + next[2].length
    }
    // leave it in a clean state
    coerceRtlRegex.lastIndex = -1
  }

  if (match === null) {
    return null
  }

  const major = match[2]
  const minor = match[3] || '0'
  const patch = match[4] || '0'
  const prerelease = options.includePrerelease && match[5] ? `-${match[5]}` : ''
  const build = options.includePrerelease && match[6] ? `+${match[6]}` : ''

  return parse(`${major}.${minor}.${patch}${prerelease}${build}`, options)
}
module.exports = coerce


/***/ }),

/***/ 7648:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const compareBuild = (a, b, loose) => {
  const versionA = new SemVer(a, loose)
  const versionB = new SemVer(b, loose)
  return versionA.compare(versionB) || versionA.compareBuild(versionB)
}
module.exports = compareBuild


/***/ }),

/***/ 4493:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const compareLoose = (a, b) => compare(a, b, true)
module.exports = compareLoose


/***/ }),

/***/ 8469:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 711:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)

const diff = (version1, version2) => {
  const v1 = parse(version1, null, true)
  const v2 = parse(version2, null, true)
  const comparison = v1.compare(v2)

  if (comparison === 0) {
    return null
  }

  const v1Higher = comparison > 0
  const highVersion = v1Higher ? v1 : v2
  const lowVersion = v1Higher ? v2 : v1
  const highHasPre = !!highVersion.prerelease.length
  const lowHasPre = !!lowVersion.prerelease.length

  if (lowHasPre && !highHasPre) {
    // Going from prerelease -> no prerelease requires some special casing

    // If the low version has only a major, then it will always be a major
    // Some examples:
    // 1.0.0-1 -> 1.0.0
    // 1.0.0-1 -> 1.1.1
    // 1.0.0-1 -> 2.0.0
    if (!lowVersion.patch && !lowVersion.minor) {
      return 'major'
    }

    // If the main part has no difference
    if (lowVersion.compareMain(highVersion) === 0) {
      if (lowVersion.minor && !lowVersion.patch) {
        return 'minor'
      }
      return 'patch'
    }
  }

  // add the `pre` prefix if we are going to a prerelease version
  const prefix = highHasPre ? 'pre' : ''

  if (v1.major !== v2.major) {
    return prefix + 'major'
  }

  if (v1.minor !== v2.minor) {
    return prefix + 'minor'
  }

  if (v1.patch !== v2.patch) {
    return prefix + 'patch'
  }

  // high and low are preleases
  return 'prerelease'
}

module.exports = diff


/***/ }),

/***/ 5082:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const eq = (a, b, loose) => compare(a, b, loose) === 0
module.exports = eq


/***/ }),

/***/ 6599:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const gt = (a, b, loose) => compare(a, b, loose) > 0
module.exports = gt


/***/ }),

/***/ 1236:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const gte = (a, b, loose) => compare(a, b, loose) >= 0
module.exports = gte


/***/ }),

/***/ 2338:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)

const inc = (version, release, options, identifier, identifierBase) => {
  if (typeof (options) === 'string') {
    identifierBase = identifier
    identifier = options
    options = undefined
  }

  try {
    return new SemVer(
      version instanceof SemVer ? version.version : version,
      options
    ).inc(release, identifier, identifierBase).version
  } catch (er) {
    return null
  }
}
module.exports = inc


/***/ }),

/***/ 3872:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const lt = (a, b, loose) => compare(a, b, loose) < 0
module.exports = lt


/***/ }),

/***/ 6717:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const lte = (a, b, loose) => compare(a, b, loose) <= 0
module.exports = lte


/***/ }),

/***/ 8511:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const major = (a, loose) => new SemVer(a, loose).major
module.exports = major


/***/ }),

/***/ 2603:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const minor = (a, loose) => new SemVer(a, loose).minor
module.exports = minor


/***/ }),

/***/ 4974:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const neq = (a, b, loose) => compare(a, b, loose) !== 0
module.exports = neq


/***/ }),

/***/ 6353:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = (version, options, throwErrors = false) => {
  if (version instanceof SemVer) {
    return version
  }
  try {
    return new SemVer(version, options)
  } catch (er) {
    if (!throwErrors) {
      return null
    }
    throw er
  }
}

module.exports = parse


/***/ }),

/***/ 8756:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const patch = (a, loose) => new SemVer(a, loose).patch
module.exports = patch


/***/ }),

/***/ 5714:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const prerelease = (version, options) => {
  const parsed = parse(version, options)
  return (parsed && parsed.prerelease.length) ? parsed.prerelease : null
}
module.exports = prerelease


/***/ }),

/***/ 2173:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const rcompare = (a, b, loose) => compare(b, a, loose)
module.exports = rcompare


/***/ }),

/***/ 7192:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compareBuild = __nccwpck_require__(7648)
const rsort = (list, loose) => list.sort((a, b) => compareBuild(b, a, loose))
module.exports = rsort


/***/ }),

/***/ 8011:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const satisfies = (version, range, options) => {
  try {
    range = new Range(range, options)
  } catch (er) {
    return false
  }
  return range.test(version)
}
module.exports = satisfies


/***/ }),

/***/ 9872:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compareBuild = __nccwpck_require__(7648)
const sort = (list, loose) => list.sort((a, b) => compareBuild(a, b, loose))
module.exports = sort


/***/ }),

/***/ 8780:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const valid = (version, options) => {
  const v = parse(version, options)
  return v ? v.version : null
}
module.exports = valid


/***/ }),

/***/ 2088:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// just pre-load all the stuff that index.js lazily exports
const internalRe = __nccwpck_require__(5471)
const constants = __nccwpck_require__(5101)
const SemVer = __nccwpck_require__(7163)
const identifiers = __nccwpck_require__(3348)
const parse = __nccwpck_require__(6353)
const valid = __nccwpck_require__(8780)
const clean = __nccwpck_require__(1799)
const inc = __nccwpck_require__(2338)
const diff = __nccwpck_require__(711)
const major = __nccwpck_require__(8511)
const minor = __nccwpck_require__(2603)
const patch = __nccwpck_require__(8756)
const prerelease = __nccwpck_require__(5714)
const compare = __nccwpck_require__(8469)
const rcompare = __nccwpck_require__(2173)
const compareLoose = __nccwpck_require__(4493)
const compareBuild = __nccwpck_require__(7648)
const sort = __nccwpck_require__(9872)
const rsort = __nccwpck_require__(7192)
const gt = __nccwpck_require__(6599)
const lt = __nccwpck_require__(3872)
const eq = __nccwpck_require__(5082)
const neq = __nccwpck_require__(4974)
const gte = __nccwpck_require__(1236)
const lte = __nccwpck_require__(6717)
const cmp = __nccwpck_require__(8646)
const coerce = __nccwpck_require__(5385)
const Comparator = __nccwpck_require__(9379)
const Range = __nccwpck_require__(6782)
const satisfies = __nccwpck_require__(8011)
const toComparators = __nccwpck_require__(4750)
const maxSatisfying = __nccwpck_require__(3193)
const minSatisfying = __nccwpck_require__(8595)
const minVersion = __nccwpck_require__(1866)
const validRange = __nccwpck_require__(4737)
const outside = __nccwpck_require__(280)
const gtr = __nccwpck_require__(2276)
const ltr = __nccwpck_require__(5213)
const intersects = __nccwpck_require__(3465)
const simplifyRange = __nccwpck_require__(2028)
const subset = __nccwpck_require__(1489)
module.exports = {
  parse,
  valid,
  clean,
  inc,
  diff,
  major,
  minor,
  patch,
  prerelease,
  compare,
  rcompare,
  compareLoose,
  compareBuild,
  sort,
  rsort,
  gt,
  lt,
  eq,
  neq,
  gte,
  lte,
  cmp,
  coerce,
  Comparator,
  Range,
  satisfies,
  toComparators,
  maxSatisfying,
  minSatisfying,
  minVersion,
  validRange,
  outside,
  gtr,
  ltr,
  intersects,
  simplifyRange,
  subset,
  SemVer,
  re: internalRe.re,
  src: internalRe.src,
  tokens: internalRe.t,
  SEMVER_SPEC_VERSION: constants.SEMVER_SPEC_VERSION,
  RELEASE_TYPES: constants.RELEASE_TYPES,
  compareIdentifiers: identifiers.compareIdentifiers,
  rcompareIdentifiers: identifiers.rcompareIdentifiers,
}


/***/ }),

/***/ 5101:
/***/ ((module) => {



// Note: this is the semver.org version of the spec that it implements
// Not necessarily the package version of this code.
const SEMVER_SPEC_VERSION = '2.0.0'

const MAX_LENGTH = 256
const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER ||
/* istanbul ignore next */ 9007199254740991

// Max safe segment length for coercion.
const MAX_SAFE_COMPONENT_LENGTH = 16

// Max safe length for a build identifier. The max length minus 6 characters for
// the shortest version with a build 0.0.0+BUILD.
const MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6

const RELEASE_TYPES = [
  'major',
  'premajor',
  'minor',
  'preminor',
  'patch',
  'prepatch',
  'prerelease',
]

module.exports = {
  MAX_LENGTH,
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_SAFE_INTEGER,
  RELEASE_TYPES,
  SEMVER_SPEC_VERSION,
  FLAG_INCLUDE_PRERELEASE: 0b001,
  FLAG_LOOSE: 0b010,
}


/***/ }),

/***/ 1159:
/***/ ((module) => {



const debug = (
  typeof process === 'object' &&
  process.env &&
  process.env.NODE_DEBUG &&
  /\bsemver\b/i.test(process.env.NODE_DEBUG)
) ? (...args) => console.error('SEMVER', ...args)
  : () => {}

module.exports = debug


/***/ }),

/***/ 3348:
/***/ ((module) => {



const numeric = /^[0-9]+$/
const compareIdentifiers = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b ? 0 : a < b ? -1 : 1
  }

  const anum = numeric.test(a)
  const bnum = numeric.test(b)

  if (anum && bnum) {
    a = +a
    b = +b
  }

  return a === b ? 0
    : (anum && !bnum) ? -1
    : (bnum && !anum) ? 1
    : a < b ? -1
    : 1
}

const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a)

module.exports = {
  compareIdentifiers,
  rcompareIdentifiers,
}


/***/ }),

/***/ 1383:
/***/ ((module) => {



class LRUCache {
  constructor () {
    this.max = 1000
    this.map = new Map()
  }

  get (key) {
    const value = this.map.get(key)
    if (value === undefined) {
      return undefined
    } else {
      // Remove the key from the map and add it to the end
      this.map.delete(key)
      this.map.set(key, value)
      return value
    }
  }

  delete (key) {
    return this.map.delete(key)
  }

  set (key, value) {
    const deleted = this.delete(key)

    if (!deleted && value !== undefined) {
      // If cache is full, delete the least recently used item
      if (this.map.size >= this.max) {
        const firstKey = this.map.keys().next().value
        this.delete(firstKey)
      }

      this.map.set(key, value)
    }

    return this
  }
}

module.exports = LRUCache


/***/ }),

/***/ 356:
/***/ ((module) => {



// parse out just the options we care about
const looseOption = Object.freeze({ loose: true })
const emptyOpts = Object.freeze({ })
const parseOptions = options => {
  if (!options) {
    return emptyOpts
  }

  if (typeof options !== 'object') {
    return looseOption
  }

  return options
}
module.exports = parseOptions


/***/ }),

/***/ 5471:
/***/ ((module, exports, __nccwpck_require__) => {



const {
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_LENGTH,
} = __nccwpck_require__(5101)
const debug = __nccwpck_require__(1159)
exports = module.exports = {}

// The actual regexps go on exports.re
const re = exports.re = []
const safeRe = exports.safeRe = []
const src = exports.src = []
const safeSrc = exports.safeSrc = []
const t = exports.t = {}
let R = 0

const LETTERDASHNUMBER = '[a-zA-Z0-9-]'

// Replace some greedy regex tokens to prevent regex dos issues. These regex are
// used internally via the safeRe object since all inputs in this library get
// normalized first to trim and collapse all extra whitespace. The original
// regexes are exported for userland consumption and lower level usage. A
// future breaking change could export the safer regex only with a note that
// all input should have extra whitespace removed.
const safeRegexReplacements = [
  ['\\s', 1],
  ['\\d', MAX_LENGTH],
  [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH],
]

const makeSafeRegex = (value) => {
  for (const [token, max] of safeRegexReplacements) {
    value = value
      .split(`${token}*`).join(`${token}{0,${max}}`)
      .split(`${token}+`).join(`${token}{1,${max}}`)
  }
  return value
}

const createToken = (name, value, isGlobal) => {
  const safe = makeSafeRegex(value)
  const index = R++
  debug(name, index, value)
  t[name] = index
  src[index] = value
  safeSrc[index] = safe
  re[index] = new RegExp(value, isGlobal ? 'g' : undefined)
  safeRe[index] = new RegExp(safe, isGlobal ? 'g' : undefined)
}

// The following Regular Expressions can be used for tokenizing,
// validating, and parsing SemVer version strings.

// ## Numeric Identifier
// A single `0`, or a non-zero digit followed by zero or more digits.

createToken('NUMERICIDENTIFIER', '0|[1-9]\\d*')
createToken('NUMERICIDENTIFIERLOOSE', '\\d+')

// ## Non-numeric Identifier
// Zero or more digits, followed by a letter or hyphen, and then zero or
// more letters, digits, or hyphens.

createToken('NONNUMERICIDENTIFIER', `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`)

// ## Main Version
// Three dot-separated numeric identifiers.

createToken('MAINVERSION', `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})`)

createToken('MAINVERSIONLOOSE', `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version Identifier
// A numeric identifier, or a non-numeric identifier.
// Non-numberic identifiers include numberic identifiers but can be longer.
// Therefore non-numberic identifiers must go first.

createToken('PRERELEASEIDENTIFIER', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIER]})`)

createToken('PRERELEASEIDENTIFIERLOOSE', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version
// Hyphen, followed by one or more dot-separated pre-release version
// identifiers.

createToken('PRERELEASE', `(?:-(${src[t.PRERELEASEIDENTIFIER]
}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`)

createToken('PRERELEASELOOSE', `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]
}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`)

// ## Build Metadata Identifier
// Any combination of digits, letters, or hyphens.

createToken('BUILDIDENTIFIER', `${LETTERDASHNUMBER}+`)

// ## Build Metadata
// Plus sign, followed by one or more period-separated build metadata
// identifiers.

createToken('BUILD', `(?:\\+(${src[t.BUILDIDENTIFIER]
}(?:\\.${src[t.BUILDIDENTIFIER]})*))`)

// ## Full Version String
// A main version, followed optionally by a pre-release version and
// build metadata.

// Note that the only major, minor, patch, and pre-release sections of
// the version string are capturing groups.  The build metadata is not a
// capturing group, because it should not ever be used in version
// comparison.

createToken('FULLPLAIN', `v?${src[t.MAINVERSION]
}${src[t.PRERELEASE]}?${
  src[t.BUILD]}?`)

createToken('FULL', `^${src[t.FULLPLAIN]}$`)

// like full, but allows v1.2.3 and =1.2.3, which people do sometimes.
// also, 1.0.0alpha1 (prerelease without the hyphen) which is pretty
// common in the npm registry.
createToken('LOOSEPLAIN', `[v=\\s]*${src[t.MAINVERSIONLOOSE]
}${src[t.PRERELEASELOOSE]}?${
  src[t.BUILD]}?`)

createToken('LOOSE', `^${src[t.LOOSEPLAIN]}$`)

createToken('GTLT', '((?:<|>)?=?)')

// Something like "2.*" or "1.2.x".
// Note that "x.x" is a valid xRange identifer, meaning "any version"
// Only the first item is strictly required.
createToken('XRANGEIDENTIFIERLOOSE', `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`)
createToken('XRANGEIDENTIFIER', `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`)

createToken('XRANGEPLAIN', `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:${src[t.PRERELEASE]})?${
                     src[t.BUILD]}?` +
                   `)?)?`)

createToken('XRANGEPLAINLOOSE', `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:${src[t.PRERELEASELOOSE]})?${
                          src[t.BUILD]}?` +
                        `)?)?`)

createToken('XRANGE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`)
createToken('XRANGELOOSE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`)

// Coercion.
// Extract anything that could conceivably be a part of a valid semver
createToken('COERCEPLAIN', `${'(^|[^\\d])' +
              '(\\d{1,'}${MAX_SAFE_COMPONENT_LENGTH}})` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`)
createToken('COERCE', `${src[t.COERCEPLAIN]}(?:$|[^\\d])`)
createToken('COERCEFULL', src[t.COERCEPLAIN] +
              `(?:${src[t.PRERELEASE]})?` +
              `(?:${src[t.BUILD]})?` +
              `(?:$|[^\\d])`)
createToken('COERCERTL', src[t.COERCE], true)
createToken('COERCERTLFULL', src[t.COERCEFULL], true)

// Tilde ranges.
// Meaning is "reasonably at or greater than"
createToken('LONETILDE', '(?:~>?)')

createToken('TILDETRIM', `(\\s*)${src[t.LONETILDE]}\\s+`, true)
exports.tildeTrimReplace = '$1~'

createToken('TILDE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`)
createToken('TILDELOOSE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`)

// Caret ranges.
// Meaning is "at least and backwards compatible with"
createToken('LONECARET', '(?:\\^)')

createToken('CARETTRIM', `(\\s*)${src[t.LONECARET]}\\s+`, true)
exports.caretTrimReplace = '$1^'

createToken('CARET', `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`)
createToken('CARETLOOSE', `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`)

// A simple gt/lt/eq thing, or just "" to indicate "any version"
createToken('COMPARATORLOOSE', `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`)
createToken('COMPARATOR', `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`)

// An expression to strip any whitespace between the gtlt and the thing
// it modifies, so that `> 1.2.3` ==> `>1.2.3`
createToken('COMPARATORTRIM', `(\\s*)${src[t.GTLT]
}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true)
exports.comparatorTrimReplace = '$1$2$3'

// Something like `1.2.3 - 1.2.4`
// Note that these all use the loose form, because they'll be
// checked against either the strict or loose comparator form
// later.
createToken('HYPHENRANGE', `^\\s*(${src[t.XRANGEPLAIN]})` +
                   `\\s+-\\s+` +
                   `(${src[t.XRANGEPLAIN]})` +
                   `\\s*$`)

createToken('HYPHENRANGELOOSE', `^\\s*(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s+-\\s+` +
                        `(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s*$`)

// Star ranges basically just allow anything at all.
createToken('STAR', '(<|>)?=?\\s*\\*')
// >=0.0.0 is like a star
createToken('GTE0', '^\\s*>=\\s*0\\.0\\.0\\s*$')
createToken('GTE0PRE', '^\\s*>=\\s*0\\.0\\.0-0\\s*$')


/***/ }),

/***/ 2276:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// Determine if version is greater than all the versions possible in the range.
const outside = __nccwpck_require__(280)
const gtr = (version, range, options) => outside(version, range, '>', options)
module.exports = gtr


/***/ }),

/***/ 3465:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const intersects = (r1, r2, options) => {
  r1 = new Range(r1, options)
  r2 = new Range(r2, options)
  return r1.intersects(r2, options)
}
module.exports = intersects


/***/ }),

/***/ 5213:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const outside = __nccwpck_require__(280)
// Determine if version is less than all the versions possible in the range
const ltr = (version, range, options) => outside(version, range, '<', options)
module.exports = ltr


/***/ }),

/***/ 3193:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)

const maxSatisfying = (versions, range, options) => {
  let max = null
  let maxSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!max || maxSV.compare(v) === -1) {
        // compare(max, v, true)
        max = v
        maxSV = new SemVer(max, options)
      }
    }
  })
  return max
}
module.exports = maxSatisfying


/***/ }),

/***/ 8595:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)
const minSatisfying = (versions, range, options) => {
  let min = null
  let minSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!min || minSV.compare(v) === 1) {
        // compare(min, v, true)
        min = v
        minSV = new SemVer(min, options)
      }
    }
  })
  return min
}
module.exports = minSatisfying


/***/ }),

/***/ 1866:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)
const gt = __nccwpck_require__(6599)

const minVersion = (range, loose) => {
  range = new Range(range, loose)

  let minver = new SemVer('0.0.0')
  if (range.test(minver)) {
    return minver
  }

  minver = new SemVer('0.0.0-0')
  if (range.test(minver)) {
    return minver
  }

  minver = null
  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let setMin = null
    comparators.forEach((comparator) => {
      // Clone to avoid manipulating the comparator's semver object.
      const compver = new SemVer(comparator.semver.version)
      switch (comparator.operator) {
        case '>':
          if (compver.prerelease.length === 0) {
            compver.patch++
          } else {
            compver.prerelease.push(0)
          }
          compver.raw = compver.format()
          /* fallthrough */
        case '':
        case '>=':
          if (!setMin || gt(compver, setMin)) {
            setMin = compver
          }
          break
        case '<':
        case '<=':
          /* Ignore maximum versions */
          break
        /* istanbul ignore next */
        default:
          throw new Error(`Unexpected operation: ${comparator.operator}`)
      }
    })
    if (setMin && (!minver || gt(minver, setMin))) {
      minver = setMin
    }
  }

  if (minver && range.test(minver)) {
    return minver
  }

  return null
}
module.exports = minVersion


/***/ }),

/***/ 280:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Comparator = __nccwpck_require__(9379)
const { ANY } = Comparator
const Range = __nccwpck_require__(6782)
const satisfies = __nccwpck_require__(8011)
const gt = __nccwpck_require__(6599)
const lt = __nccwpck_require__(3872)
const lte = __nccwpck_require__(6717)
const gte = __nccwpck_require__(1236)

const outside = (version, range, hilo, options) => {
  version = new SemVer(version, options)
  range = new Range(range, options)

  let gtfn, ltefn, ltfn, comp, ecomp
  switch (hilo) {
    case '>':
      gtfn = gt
      ltefn = lte
      ltfn = lt
      comp = '>'
      ecomp = '>='
      break
    case '<':
      gtfn = lt
      ltefn = gte
      ltfn = gt
      comp = '<'
      ecomp = '<='
      break
    default:
      throw new TypeError('Must provide a hilo val of "<" or ">"')
  }

  // If it satisfies the range it is not outside
  if (satisfies(version, range, options)) {
    return false
  }

  // From now on, variable terms are as if we're in "gtr" mode.
  // but note that everything is flipped for the "ltr" function.

  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let high = null
    let low = null

    comparators.forEach((comparator) => {
      if (comparator.semver === ANY) {
        comparator = new Comparator('>=0.0.0')
      }
      high = high || comparator
      low = low || comparator
      if (gtfn(comparator.semver, high.semver, options)) {
        high = comparator
      } else if (ltfn(comparator.semver, low.semver, options)) {
        low = comparator
      }
    })

    // If the edge version comparator has a operator then our version
    // isn't outside it
    if (high.operator === comp || high.operator === ecomp) {
      return false
    }

    // If the lowest version comparator has an operator and our version
    // is less than it then it isn't higher than the range
    if ((!low.operator || low.operator === comp) &&
        ltefn(version, low.semver)) {
      return false
    } else if (low.operator === ecomp && ltfn(version, low.semver)) {
      return false
    }
  }
  return true
}

module.exports = outside


/***/ }),

/***/ 2028:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// given a set of versions and a range, create a "simplified" range
// that includes the same versions that the original range does
// If the original range is shorter than the simplified one, return that.
const satisfies = __nccwpck_require__(8011)
const compare = __nccwpck_require__(8469)
module.exports = (versions, range, options) => {
  const set = []
  let first = null
  let prev = null
  const v = versions.sort((a, b) => compare(a, b, options))
  for (const version of v) {
    const included = satisfies(version, range, options)
    if (included) {
      prev = version
      if (!first) {
        first = version
      }
    } else {
      if (prev) {
        set.push([first, prev])
      }
      prev = null
      first = null
    }
  }
  if (first) {
    set.push([first, null])
  }

  const ranges = []
  for (const [min, max] of set) {
    if (min === max) {
      ranges.push(min)
    } else if (!max && min === v[0]) {
      ranges.push('*')
    } else if (!max) {
      ranges.push(`>=${min}`)
    } else if (min === v[0]) {
      ranges.push(`<=${max}`)
    } else {
      ranges.push(`${min} - ${max}`)
    }
  }
  const simplified = ranges.join(' || ')
  const original = typeof range.raw === 'string' ? range.raw : String(range)
  return simplified.length < original.length ? simplified : range
}


/***/ }),

/***/ 1489:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const Comparator = __nccwpck_require__(9379)
const { ANY } = Comparator
const satisfies = __nccwpck_require__(8011)
const compare = __nccwpck_require__(8469)

// Complex range `r1 || r2 || ...` is a subset of `R1 || R2 || ...` iff:
// - Every simple range `r1, r2, ...` is a null set, OR
// - Every simple range `r1, r2, ...` which is not a null set is a subset of
//   some `R1, R2, ...`
//
// Simple range `c1 c2 ...` is a subset of simple range `C1 C2 ...` iff:
// - If c is only the ANY comparator
//   - If C is only the ANY comparator, return true
//   - Else if in prerelease mode, return false
//   - else replace c with `[>=0.0.0]`
// - If C is only the ANY comparator
//   - if in prerelease mode, return true
//   - else replace C with `[>=0.0.0]`
// - Let EQ be the set of = comparators in c
// - If EQ is more than one, return true (null set)
// - Let GT be the highest > or >= comparator in c
// - Let LT be the lowest < or <= comparator in c
// - If GT and LT, and GT.semver > LT.semver, return true (null set)
// - If any C is a = range, and GT or LT are set, return false
// - If EQ
//   - If GT, and EQ does not satisfy GT, return true (null set)
//   - If LT, and EQ does not satisfy LT, return true (null set)
//   - If EQ satisfies every C, return true
//   - Else return false
// - If GT
//   - If GT.semver is lower than any > or >= comp in C, return false
//   - If GT is >=, and GT.semver does not satisfy every C, return false
//   - If GT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the GT.semver tuple, return false
// - If LT
//   - If LT.semver is greater than any < or <= comp in C, return false
//   - If LT is <=, and LT.semver does not satisfy every C, return false
//   - If GT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the LT.semver tuple, return false
// - Else return true

const subset = (sub, dom, options = {}) => {
  if (sub === dom) {
    return true
  }

  sub = new Range(sub, options)
  dom = new Range(dom, options)
  let sawNonNull = false

  OUTER: for (const simpleSub of sub.set) {
    for (const simpleDom of dom.set) {
      const isSub = simpleSubset(simpleSub, simpleDom, options)
      sawNonNull = sawNonNull || isSub !== null
      if (isSub) {
        continue OUTER
      }
    }
    // the null set is a subset of everything, but null simple ranges in
    // a complex range should be ignored.  so if we saw a non-null range,
    // then we know this isn't a subset, but if EVERY simple range was null,
    // then it is a subset.
    if (sawNonNull) {
      return false
    }
  }
  return true
}

const minimumVersionWithPreRelease = [new Comparator('>=0.0.0-0')]
const minimumVersion = [new Comparator('>=0.0.0')]

const simpleSubset = (sub, dom, options) => {
  if (sub === dom) {
    return true
  }

  if (sub.length === 1 && sub[0].semver === ANY) {
    if (dom.length === 1 && dom[0].semver === ANY) {
      return true
    } else if (options.includePrerelease) {
      sub = minimumVersionWithPreRelease
    } else {
      sub = minimumVersion
    }
  }

  if (dom.length === 1 && dom[0].semver === ANY) {
    if (options.includePrerelease) {
      return true
    } else {
      dom = minimumVersion
    }
  }

  const eqSet = new Set()
  let gt, lt
  for (const c of sub) {
    if (c.operator === '>' || c.operator === '>=') {
      gt = higherGT(gt, c, options)
    } else if (c.operator === '<' || c.operator === '<=') {
      lt = lowerLT(lt, c, options)
    } else {
      eqSet.add(c.semver)
    }
  }

  if (eqSet.size > 1) {
    return null
  }

  let gtltComp
  if (gt && lt) {
    gtltComp = compare(gt.semver, lt.semver, options)
    if (gtltComp > 0) {
      return null
    } else if (gtltComp === 0 && (gt.operator !== '>=' || lt.operator !== '<=')) {
      return null
    }
  }

  // will iterate one or zero times
  for (const eq of eqSet) {
    if (gt && !satisfies(eq, String(gt), options)) {
      return null
    }

    if (lt && !satisfies(eq, String(lt), options)) {
      return null
    }

    for (const c of dom) {
      if (!satisfies(eq, String(c), options)) {
        return false
      }
    }

    return true
  }

  let higher, lower
  let hasDomLT, hasDomGT
  // if the subset has a prerelease, we need a comparator in the superset
  // with the same tuple and a prerelease, or it's not a subset
  let needDomLTPre = lt &&
    !options.includePrerelease &&
    lt.semver.prerelease.length ? lt.semver : false
  let needDomGTPre = gt &&
    !options.includePrerelease &&
    gt.semver.prerelease.length ? gt.semver : false
  // exception: <1.2.3-0 is the same as <1.2.3
  if (needDomLTPre && needDomLTPre.prerelease.length === 1 &&
      lt.operator === '<' && needDomLTPre.prerelease[0] === 0) {
    needDomLTPre = false
  }

  for (const c of dom) {
    hasDomGT = hasDomGT || c.operator === '>' || c.operator === '>='
    hasDomLT = hasDomLT || c.operator === '<' || c.operator === '<='
    if (gt) {
      if (needDomGTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomGTPre.major &&
            c.semver.minor === needDomGTPre.minor &&
            c.semver.patch === needDomGTPre.patch) {
          needDomGTPre = false
        }
      }
      if (c.operator === '>' || c.operator === '>=') {
        higher = higherGT(gt, c, options)
        if (higher === c && higher !== gt) {
          return false
        }
      } else if (gt.operator === '>=' && !satisfies(gt.semver, String(c), options)) {
        return false
      }
    }
    if (lt) {
      if (needDomLTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomLTPre.major &&
            c.semver.minor === needDomLTPre.minor &&
            c.semver.patch === needDomLTPre.patch) {
          needDomLTPre = false
        }
      }
      if (c.operator === '<' || c.operator === '<=') {
        lower = lowerLT(lt, c, options)
        if (lower === c && lower !== lt) {
          return false
        }
      } else if (lt.operator === '<=' && !satisfies(lt.semver, String(c), options)) {
        return false
      }
    }
    if (!c.operator && (lt || gt) && gtltComp !== 0) {
      return false
    }
  }

  // if there was a < or >, and nothing in the dom, then must be false
  // UNLESS it was limited by another range in the other direction.
  // Eg, >1.0.0 <1.0.1 is still a subset of <2.0.0
  if (gt && hasDomLT && !lt && gtltComp !== 0) {
    return false
  }

  if (lt && hasDomGT && !gt && gtltComp !== 0) {
    return false
  }

  // we needed a prerelease range in a specific tuple, but didn't get one
  // then this isn't a subset.  eg >=1.2.3-pre is not a subset of >=1.0.0,
  // because it includes prereleases in the 1.2.3 tuple
  if (needDomGTPre || needDomLTPre) {
    return false
  }

  return true
}

// >=1.2.3 is lower than >1.2.3
const higherGT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp > 0 ? a
    : comp < 0 ? b
    : b.operator === '>' && a.operator === '>=' ? b
    : a
}

// <=1.2.3 is higher than <1.2.3
const lowerLT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp < 0 ? a
    : comp > 0 ? b
    : b.operator === '<' && a.operator === '<=' ? b
    : a
}

module.exports = subset


/***/ }),

/***/ 4750:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)

// Mostly just for testing and legacy API reasons
const toComparators = (range, options) =>
  new Range(range, options).set
    .map(comp => comp.map(c => c.value).join(' ').trim().split(' '))

module.exports = toComparators


/***/ }),

/***/ 4737:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const validRange = (range, options) => {
  try {
    // Return '*' instead of '' so that truthiness works.
    // This will throw if it's invalid anyway
    return new Range(range, options).range || '*'
  } catch (er) {
    return null
  }
}
module.exports = validRange


/***/ }),

/***/ 6204:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { EventEmitter } = __nccwpck_require__(9580)
const FIFO = __nccwpck_require__(3867)
const TextDecoder = __nccwpck_require__(7934)

const StreamError = __nccwpck_require__(5657)

// if we do a future major, expect queue microtask to be there always, for now a bit defensive
const qmt =
  typeof queueMicrotask === 'undefined' ? (fn) => global.process.nextTick(fn) : queueMicrotask

// 29 bits used total (4 from shared, 14 from read, and 11 from write)
const MAX = (1 << 29) - 1

// Shared state
const OPENING = 0b0001
const PREDESTROYING = 0b0010
const DESTROYING = 0b0100
const DESTROYED = 0b1000

const NOT_OPENING = MAX ^ OPENING
const NOT_PREDESTROYING = MAX ^ PREDESTROYING

// Read state (4 bit offset from shared state)
const READ_ACTIVE = 0b00000000000001 << 4
const READ_UPDATING = 0b00000000000010 << 4
const READ_PRIMARY = 0b00000000000100 << 4
const READ_QUEUED = 0b00000000001000 << 4
const READ_RESUMED = 0b00000000010000 << 4
const READ_PIPE_DRAINED = 0b00000000100000 << 4
const READ_ENDING = 0b00000001000000 << 4
const READ_EMIT_DATA = 0b00000010000000 << 4
const READ_EMIT_READABLE = 0b00000100000000 << 4
const READ_EMITTED_READABLE = 0b00001000000000 << 4
const READ_DONE = 0b00010000000000 << 4
const READ_NEXT_TICK = 0b00100000000000 << 4
const READ_NEEDS_PUSH = 0b01000000000000 << 4
const READ_READ_AHEAD = 0b10000000000000 << 4

// Combined read state
const READ_FLOWING = READ_RESUMED | READ_PIPE_DRAINED
const READ_ACTIVE_AND_NEEDS_PUSH = READ_ACTIVE | READ_NEEDS_PUSH
const READ_PRIMARY_AND_ACTIVE = READ_PRIMARY | READ_ACTIVE
const READ_EMIT_READABLE_AND_QUEUED = READ_EMIT_READABLE | READ_QUEUED
const READ_RESUMED_READ_AHEAD = READ_RESUMED | READ_READ_AHEAD

const READ_NOT_ACTIVE = MAX ^ READ_ACTIVE
const READ_NON_PRIMARY = MAX ^ READ_PRIMARY
const READ_NON_PRIMARY_AND_PUSHED = MAX ^ (READ_PRIMARY | READ_NEEDS_PUSH)
const READ_PUSHED = MAX ^ READ_NEEDS_PUSH
const READ_PAUSED = MAX ^ READ_RESUMED
const READ_NOT_QUEUED = MAX ^ (READ_QUEUED | READ_EMITTED_READABLE)
const READ_NOT_ENDING = MAX ^ READ_ENDING
const READ_PIPE_NOT_DRAINED = MAX ^ READ_FLOWING
const READ_NOT_NEXT_TICK = MAX ^ READ_NEXT_TICK
const READ_NOT_UPDATING = MAX ^ READ_UPDATING
const READ_NO_READ_AHEAD = MAX ^ READ_READ_AHEAD
const READ_PAUSED_NO_READ_AHEAD = MAX ^ READ_RESUMED_READ_AHEAD

// Write state (18 bit offset, 4 bit offset from shared state and 14 from read state)
const WRITE_ACTIVE = 0b00000000001 << 18
const WRITE_UPDATING = 0b00000000010 << 18
const WRITE_PRIMARY = 0b00000000100 << 18
const WRITE_QUEUED = 0b00000001000 << 18
const WRITE_UNDRAINED = 0b00000010000 << 18
const WRITE_DONE = 0b00000100000 << 18
const WRITE_EMIT_DRAIN = 0b00001000000 << 18
const WRITE_NEXT_TICK = 0b00010000000 << 18
const WRITE_WRITING = 0b00100000000 << 18
const WRITE_FINISHING = 0b01000000000 << 18
const WRITE_CORKED = 0b10000000000 << 18

const WRITE_NOT_ACTIVE = MAX ^ (WRITE_ACTIVE | WRITE_WRITING)
const WRITE_NON_PRIMARY = MAX ^ WRITE_PRIMARY
const WRITE_NOT_FINISHING = MAX ^ (WRITE_ACTIVE | WRITE_FINISHING)
const WRITE_DRAINED = MAX ^ WRITE_UNDRAINED
const WRITE_NOT_QUEUED = MAX ^ WRITE_QUEUED
const WRITE_NOT_NEXT_TICK = MAX ^ WRITE_NEXT_TICK
const WRITE_NOT_UPDATING = MAX ^ WRITE_UPDATING
const WRITE_NOT_CORKED = MAX ^ WRITE_CORKED

// Combined shared state
const ACTIVE = READ_ACTIVE | WRITE_ACTIVE
const NOT_ACTIVE = MAX ^ ACTIVE
const DONE = READ_DONE | WRITE_DONE
const DESTROY_STATUS = DESTROYING | DESTROYED | PREDESTROYING
const OPEN_STATUS = DESTROY_STATUS | OPENING
const AUTO_DESTROY = DESTROY_STATUS | DONE
const NON_PRIMARY = WRITE_NON_PRIMARY & READ_NON_PRIMARY
const ACTIVE_OR_TICKING = WRITE_NEXT_TICK | READ_NEXT_TICK
const TICKING = ACTIVE_OR_TICKING & NOT_ACTIVE
const IS_OPENING = OPEN_STATUS | TICKING

// Combined shared state and read state
const READ_PRIMARY_STATUS = OPEN_STATUS | READ_ENDING | READ_DONE
const READ_STATUS = OPEN_STATUS | READ_DONE | READ_QUEUED
const READ_ENDING_STATUS = OPEN_STATUS | READ_ENDING | READ_QUEUED
const READ_READABLE_STATUS = OPEN_STATUS | READ_EMIT_READABLE | READ_QUEUED | READ_EMITTED_READABLE
const SHOULD_NOT_READ =
  OPEN_STATUS | READ_ACTIVE | READ_ENDING | READ_DONE | READ_NEEDS_PUSH | READ_READ_AHEAD
const READ_BACKPRESSURE_STATUS = DESTROY_STATUS | READ_ENDING | READ_DONE
const READ_UPDATE_SYNC_STATUS = READ_UPDATING | OPEN_STATUS | READ_NEXT_TICK | READ_PRIMARY
const READ_NEXT_TICK_OR_OPENING = READ_NEXT_TICK | OPENING

// Combined write state
const WRITE_PRIMARY_STATUS = OPEN_STATUS | WRITE_FINISHING | WRITE_DONE
const WRITE_QUEUED_AND_UNDRAINED = WRITE_QUEUED | WRITE_UNDRAINED
const WRITE_QUEUED_AND_ACTIVE = WRITE_QUEUED | WRITE_ACTIVE
const WRITE_DRAIN_STATUS = WRITE_QUEUED | WRITE_UNDRAINED | OPEN_STATUS | WRITE_ACTIVE
const WRITE_STATUS = OPEN_STATUS | WRITE_ACTIVE | WRITE_QUEUED | WRITE_CORKED
const WRITE_PRIMARY_AND_ACTIVE = WRITE_PRIMARY | WRITE_ACTIVE
const WRITE_ACTIVE_AND_WRITING = WRITE_ACTIVE | WRITE_WRITING
const WRITE_FINISHING_STATUS = OPEN_STATUS | WRITE_FINISHING | WRITE_QUEUED_AND_ACTIVE | WRITE_DONE
const WRITE_BACKPRESSURE_STATUS = WRITE_UNDRAINED | DESTROY_STATUS | WRITE_FINISHING | WRITE_DONE
const WRITE_UPDATE_SYNC_STATUS = WRITE_UPDATING | OPEN_STATUS | WRITE_NEXT_TICK | WRITE_PRIMARY
const WRITE_DROP_DATA = WRITE_FINISHING | WRITE_DONE | DESTROY_STATUS

const asyncIterator = Symbol.asyncIterator || Symbol('asyncIterator')

class WritableState {
  constructor(
    stream,
    { highWaterMark = 16384, map = null, mapWritable, byteLength, byteLengthWritable } = {}
  ) {
    this.stream = stream
    this.queue = new FIFO()
    this.highWaterMark = highWaterMark
    this.buffered = 0
    this.error = null
    this.pipeline = null
    this.drains = null // if we add more seldomly used helpers we might them into a subobject so its a single ptr
    this.byteLength = byteLengthWritable || byteLength || defaultByteLength
    this.map = mapWritable || map
    this.afterWrite = afterWrite.bind(this)
    this.afterUpdateNextTick = updateWriteNT.bind(this)
  }

  get ending() {
    return (this.stream._duplexState & WRITE_FINISHING) !== 0
  }

  get ended() {
    return (this.stream._duplexState & WRITE_DONE) !== 0
  }

  push(data) {
    if ((this.stream._duplexState & WRITE_DROP_DATA) !== 0) return false
    if (this.map !== null) data = this.map(data)

    this.buffered += this.byteLength(data)
    this.queue.push(data)

    if (this.buffered < this.highWaterMark) {
      this.stream._duplexState |= WRITE_QUEUED
      return true
    }

    this.stream._duplexState |= WRITE_QUEUED_AND_UNDRAINED
    return false
  }

  shift() {
    const data = this.queue.shift()

    this.buffered -= this.byteLength(data)
    if (this.buffered === 0) this.stream._duplexState &= WRITE_NOT_QUEUED

    return data
  }

  end(data) {
    if (typeof data === 'function') {
      this.stream.once('finish', data)
    } else if (data !== undefined && data !== null) {
      this.push(data)
    }

    this.stream._duplexState = (this.stream._duplexState | WRITE_FINISHING) & WRITE_NON_PRIMARY
  }

  autoBatch(data, cb) {
    const buffer = []
    const stream = this.stream

    buffer.push(data)
    while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED_AND_ACTIVE) {
      buffer.push(stream._writableState.shift())
    }

    if ((stream._duplexState & OPEN_STATUS) !== 0) return cb(null)
    stream._writev(buffer, cb)
  }

  update() {
    const stream = this.stream

    stream._duplexState |= WRITE_UPDATING

    do {
      while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED) {
        const data = this.shift()
        stream._duplexState |= WRITE_ACTIVE_AND_WRITING
        stream._write(data, this.afterWrite)
      }

      if ((stream._duplexState & WRITE_PRIMARY_AND_ACTIVE) === 0) this.updateNonPrimary()
    } while (this.continueUpdate() === true)

    stream._duplexState &= WRITE_NOT_UPDATING
  }

  updateNonPrimary() {
    const stream = this.stream

    if ((stream._duplexState & WRITE_FINISHING_STATUS) === WRITE_FINISHING) {
      stream._duplexState = stream._duplexState | WRITE_ACTIVE
      stream._final(afterFinal.bind(this))
      return
    }

    if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
      if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
        stream._duplexState |= ACTIVE
        stream._destroy(afterDestroy.bind(this))
      }
      return
    }

    if ((stream._duplexState & IS_OPENING) === OPENING) {
      stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING
      stream._open(afterOpen.bind(this))
    }
  }

  continueUpdate() {
    if ((this.stream._duplexState & WRITE_NEXT_TICK) === 0) return false
    this.stream._duplexState &= WRITE_NOT_NEXT_TICK
    return true
  }

  updateCallback() {
    if ((this.stream._duplexState & WRITE_UPDATE_SYNC_STATUS) === WRITE_PRIMARY) {
      this.update()
    } else {
      this.updateNextTick()
    }
  }

  updateNextTick() {
    if ((this.stream._duplexState & WRITE_NEXT_TICK) !== 0) return
    this.stream._duplexState |= WRITE_NEXT_TICK
    if ((this.stream._duplexState & WRITE_UPDATING) === 0) qmt(this.afterUpdateNextTick)
  }
}

class ReadableState {
  constructor(
    stream,
    { highWaterMark = 16384, map = null, mapReadable, byteLength, byteLengthReadable } = {}
  ) {
    this.stream = stream
    this.queue = new FIFO()
    this.highWaterMark = highWaterMark === 0 ? 1 : highWaterMark
    this.buffered = 0
    this.readAhead = highWaterMark > 0
    this.error = null
    this.pipeline = null
    this.byteLength = byteLengthReadable || byteLength || defaultByteLength
    this.map = mapReadable || map
    this.pipeTo = null
    this.afterRead = afterRead.bind(this)
    this.afterUpdateNextTick = updateReadNT.bind(this)
  }

  get ending() {
    return (this.stream._duplexState & READ_ENDING) !== 0
  }

  get ended() {
    return (this.stream._duplexState & READ_DONE) !== 0
  }

  pipe(pipeTo, cb) {
    if (this.pipeTo !== null) throw StreamError.BAD_ARGUMENT('Can only pipe to one destination')
    if (typeof cb !== 'function') cb = null

    this.stream._duplexState |= READ_PIPE_DRAINED
    this.pipeTo = pipeTo
    this.pipeline = new Pipeline(this.stream, pipeTo, cb)

    if (cb) this.stream.on('error', noop) // We already error handle this so supress crashes

    if (isStreamx(pipeTo)) {
      pipeTo._writableState.pipeline = this.pipeline
      if (cb) pipeTo.on('error', noop) // We already error handle this so supress crashes
      pipeTo.on('finish', this.pipeline.finished.bind(this.pipeline)) // TODO: just call finished from pipeTo itself
    } else {
      const onerror = this.pipeline.done.bind(this.pipeline, pipeTo)
      const onclose = this.pipeline.done.bind(this.pipeline, pipeTo, null) // onclose has a weird bool arg
      pipeTo.on('error', onerror)
      pipeTo.on('close', onclose)
      pipeTo.on('finish', this.pipeline.finished.bind(this.pipeline))
    }

    pipeTo.on('drain', afterDrain.bind(this))
    this.stream.emit('piping', pipeTo)
    pipeTo.emit('pipe', this.stream)
  }

  push(data) {
    const stream = this.stream

    if (data === null) {
      this.highWaterMark = 0
      stream._duplexState = (stream._duplexState | READ_ENDING) & READ_NON_PRIMARY_AND_PUSHED
      return false
    }

    if (this.map !== null) {
      data = this.map(data)
      if (data === null) {
        stream._duplexState &= READ_PUSHED
        return this.buffered < this.highWaterMark
      }
    }

    this.buffered += this.byteLength(data)
    this.queue.push(data)

    stream._duplexState = (stream._duplexState | READ_QUEUED) & READ_PUSHED

    return this.buffered < this.highWaterMark
  }

  shift() {
    const data = this.queue.shift()

    this.buffered -= this.byteLength(data)
    if (this.buffered === 0) {
      this.stream._duplexState &= READ_NOT_QUEUED
    }

    return data
  }

  unshift(data) {
    const pending = [this.map !== null ? this.map(data) : data]
    while (this.buffered > 0) pending.push(this.shift())

    for (let i = 0; i < pending.length - 1; i++) {
      const data = pending[i]
      this.buffered += this.byteLength(data)
      this.queue.push(data)
    }

    this.push(pending[pending.length - 1])
  }

  read() {
    const stream = this.stream

    if ((stream._duplexState & READ_STATUS) === READ_QUEUED) {
      const data = this.shift()

      if (this.pipeTo !== null && this.pipeTo.write(data) === false) {
        stream._duplexState &= READ_PIPE_NOT_DRAINED
      }

      if ((stream._duplexState & READ_EMIT_DATA) !== 0) {
        stream.emit('data', data)
      }

      return data
    }

    if (this.readAhead === false) {
      stream._duplexState |= READ_READ_AHEAD
      this.updateNextTick()
    }

    return null
  }

  drain() {
    const stream = this.stream

    while (
      (stream._duplexState & READ_STATUS) === READ_QUEUED &&
      (stream._duplexState & READ_FLOWING) !== 0
    ) {
      const data = this.shift()

      if (this.pipeTo !== null && this.pipeTo.write(data) === false) {
        stream._duplexState &= READ_PIPE_NOT_DRAINED
      }

      if ((stream._duplexState & READ_EMIT_DATA) !== 0) {
        stream.emit('data', data)
      }
    }
  }

  update() {
    const stream = this.stream

    stream._duplexState |= READ_UPDATING

    do {
      this.drain()

      while (
        this.buffered < this.highWaterMark &&
        (stream._duplexState & SHOULD_NOT_READ) === READ_READ_AHEAD
      ) {
        stream._duplexState |= READ_ACTIVE_AND_NEEDS_PUSH
        stream._read(this.afterRead)
        this.drain()
      }

      if ((stream._duplexState & READ_READABLE_STATUS) === READ_EMIT_READABLE_AND_QUEUED) {
        stream._duplexState |= READ_EMITTED_READABLE
        stream.emit('readable')
      }

      if ((stream._duplexState & READ_PRIMARY_AND_ACTIVE) === 0) {
        this.updateNonPrimary()
      }
    } while (this.continueUpdate() === true)

    stream._duplexState &= READ_NOT_UPDATING
  }

  updateNonPrimary() {
    const stream = this.stream

    if ((stream._duplexState & READ_ENDING_STATUS) === READ_ENDING) {
      stream._duplexState = (stream._duplexState | READ_DONE) & READ_NOT_ENDING
      stream.emit('end')

      if ((stream._duplexState & AUTO_DESTROY) === DONE) {
        stream._duplexState |= DESTROYING
      }

      if (this.pipeTo !== null) {
        this.pipeTo.end()
      }
    }

    if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
      if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
        stream._duplexState |= ACTIVE
        stream._destroy(afterDestroy.bind(this))
      }
      return
    }

    if ((stream._duplexState & IS_OPENING) === OPENING) {
      stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING
      stream._open(afterOpen.bind(this))
    }
  }

  continueUpdate() {
    if ((this.stream._duplexState & READ_NEXT_TICK) === 0) return false
    this.stream._duplexState &= READ_NOT_NEXT_TICK
    return true
  }

  updateCallback() {
    if ((this.stream._duplexState & READ_UPDATE_SYNC_STATUS) === READ_PRIMARY) {
      this.update()
    } else {
      this.updateNextTick()
    }
  }

  updateNextTickIfOpen() {
    if ((this.stream._duplexState & READ_NEXT_TICK_OR_OPENING) !== 0) return
    this.stream._duplexState |= READ_NEXT_TICK
    if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick)
  }

  updateNextTick() {
    if ((this.stream._duplexState & READ_NEXT_TICK) !== 0) return
    this.stream._duplexState |= READ_NEXT_TICK
    if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick)
  }
}

class TransformState {
  constructor(stream) {
    this.data = null
    this.afterTransform = afterTransform.bind(stream)
    this.afterFinal = null
  }
}

class Pipeline {
  constructor(src, dst, cb) {
    this.from = src
    this.to = dst
    this.afterPipe = cb
    this.error = null
    this.pipeToFinished = false
  }

  finished() {
    this.pipeToFinished = true
  }

  done(stream, err) {
    if (err) this.error = err

    if (stream === this.to) {
      this.to = null

      if (this.from !== null) {
        if ((this.from._duplexState & READ_DONE) === 0 || !this.pipeToFinished) {
          this.from.destroy(this.error || StreamError.PREMATURE_CLOSE('Writable stream closed'))
        }
        return
      }
    }

    if (stream === this.from) {
      this.from = null

      if (this.to !== null) {
        if ((stream._duplexState & READ_DONE) === 0) {
          this.to.destroy(this.error || StreamError.PREMATURE_CLOSE('Readable stream closed'))
        }
        return
      }
    }

    if (this.afterPipe !== null) this.afterPipe(this.error)
    this.to = this.from = this.afterPipe = null
  }
}

function afterDrain() {
  this.stream._duplexState |= READ_PIPE_DRAINED
  this.updateCallback()
}

function afterFinal(err) {
  const stream = this.stream
  if (err) stream.destroy(err)

  if ((stream._duplexState & DESTROY_STATUS) === 0) {
    stream._duplexState |= WRITE_DONE
    stream.emit('finish')
  }

  if ((stream._duplexState & AUTO_DESTROY) === DONE) {
    stream._duplexState |= DESTROYING
  }

  stream._duplexState &= WRITE_NOT_FINISHING

  // no need to wait the extra tick here, so we short circuit that
  if ((stream._duplexState & WRITE_UPDATING) === 0) {
    this.update()
  } else {
    this.updateNextTick()
  }
}

function afterDestroy(err) {
  const stream = this.stream

  if (!err && !StreamError.isStreamDestroyed(this.error)) err = this.error
  if (err) stream.emit('error', err)

  stream._duplexState |= DESTROYED
  stream.emit('close')

  const rs = stream._readableState
  const ws = stream._writableState

  if (rs !== null && rs.pipeline !== null) {
    rs.pipeline.done(stream, err)
  }

  if (ws !== null) {
    while (ws.drains !== null && ws.drains.length > 0) {
      ws.drains.shift().resolve(false)
    }

    if (ws.pipeline !== null) {
      ws.pipeline.done(stream, err)
    }
  }
}

function afterWrite(err) {
  const stream = this.stream

  if (err) stream.destroy(err)
  stream._duplexState &= WRITE_NOT_ACTIVE

  if (this.drains !== null) tickDrains(this.drains)

  if ((stream._duplexState & WRITE_DRAIN_STATUS) === WRITE_UNDRAINED) {
    stream._duplexState &= WRITE_DRAINED

    if ((stream._duplexState & WRITE_EMIT_DRAIN) === WRITE_EMIT_DRAIN) {
      stream.emit('drain')
    }
  }

  this.updateCallback()
}

function afterRead(err) {
  if (err) this.stream.destroy(err)
  this.stream._duplexState &= READ_NOT_ACTIVE

  if (this.readAhead === false && (this.stream._duplexState & READ_RESUMED) === 0) {
    this.stream._duplexState &= READ_NO_READ_AHEAD
  }

  this.updateCallback()
}

function updateReadNT() {
  if ((this.stream._duplexState & READ_UPDATING) === 0) {
    this.stream._duplexState &= READ_NOT_NEXT_TICK
    this.update()
  }
}

function updateWriteNT() {
  if ((this.stream._duplexState & WRITE_UPDATING) === 0) {
    this.stream._duplexState &= WRITE_NOT_NEXT_TICK
    this.update()
  }
}

function tickDrains(drains) {
  for (let i = 0; i < drains.length; i++) {
    // drains.writes are monotonic, so if one is 0 its always the first one
    if (--drains[i].writes === 0) {
      drains.shift().resolve(true)
      i--
    }
  }
}

function afterOpen(err) {
  const stream = this.stream

  if (err) stream.destroy(err)

  if ((stream._duplexState & DESTROYING) === 0) {
    if ((stream._duplexState & READ_PRIMARY_STATUS) === 0) {
      stream._duplexState |= READ_PRIMARY
    }

    if ((stream._duplexState & WRITE_PRIMARY_STATUS) === 0) {
      stream._duplexState |= WRITE_PRIMARY
    }

    stream.emit('open')
  }

  stream._duplexState &= NOT_ACTIVE

  if (stream._writableState !== null) {
    stream._writableState.updateCallback()
  }

  if (stream._readableState !== null) {
    stream._readableState.updateCallback()
  }
}

function afterTransform(err, data) {
  if (data !== undefined && data !== null) this.push(data)
  this._writableState.afterWrite(err)
}

function newListener(name) {
  if (this._readableState !== null) {
    if (name === 'data') {
      this._duplexState |= READ_EMIT_DATA | READ_RESUMED_READ_AHEAD
      this._readableState.updateNextTick()
    }
    if (name === 'readable') {
      this._duplexState |= READ_EMIT_READABLE
      this._readableState.updateNextTick()
    }
  }

  if (this._writableState !== null) {
    if (name === 'drain') {
      this._duplexState |= WRITE_EMIT_DRAIN
      this._writableState.updateNextTick()
    }
  }
}

class Stream extends EventEmitter {
  constructor(opts) {
    super()

    this._duplexState = 0
    this._readableState = null
    this._writableState = null

    if (opts) {
      if (opts.open) this._open = opts.open
      if (opts.destroy) this._destroy = opts.destroy
      if (opts.predestroy) this._predestroy = opts.predestroy
      if (opts.signal) opts.signal.addEventListener('abort', abort.bind(this))
    }

    this.on('newListener', newListener)
  }

  _open(cb) {
    cb(null)
  }

  _destroy(cb) {
    cb(null)
  }

  _predestroy() {
    // does nothing
  }

  get readable() {
    return this._readableState !== null ? true : undefined
  }

  get writable() {
    return this._writableState !== null ? true : undefined
  }

  get destroyed() {
    return (this._duplexState & DESTROYED) !== 0
  }

  get destroying() {
    return (this._duplexState & DESTROY_STATUS) !== 0
  }

  destroy(err) {
    if ((this._duplexState & DESTROY_STATUS) === 0) {
      if (!err) err = StreamError.STREAM_DESTROYED()
      this._duplexState = (this._duplexState | DESTROYING) & NON_PRIMARY

      if (this._readableState !== null) {
        this._readableState.highWaterMark = 0
        this._readableState.error = err
      }

      if (this._writableState !== null) {
        this._writableState.highWaterMark = 0
        this._writableState.error = err
      }

      this._duplexState |= PREDESTROYING
      this._predestroy()
      this._duplexState &= NOT_PREDESTROYING

      if (this._readableState !== null) {
        this._readableState.updateNextTick()
      }

      if (this._writableState !== null) {
        this._writableState.updateNextTick()
      }
    }
  }
}

class Readable extends Stream {
  constructor(opts) {
    super(opts)

    this._duplexState |= OPENING | WRITE_DONE | READ_READ_AHEAD
    this._readableState = new ReadableState(this, opts)

    if (opts) {
      if (this._readableState.readAhead === false) this._duplexState &= READ_NO_READ_AHEAD
      if (opts.read) this._read = opts.read
      if (opts.eagerOpen) this._readableState.updateNextTick()
      if (opts.encoding) this.setEncoding(opts.encoding)
    }
  }

  static deferred(fn, opts) {
    const out = new PassThrough(opts)

    fn()
      .then((src) => {
        if (src === null) return out.end()
        if (out.destroying) return
        pipeline(src, out, noop)
      })
      .catch((err) => out.destroy(err))

    return out
  }

  setEncoding(encoding) {
    const dec = new TextDecoder(encoding)
    const map = this._readableState.map || echo
    this._readableState.map = mapOrSkip
    return this

    function mapOrSkip(data) {
      const next = dec.push(data)
      return next === '' && (data.byteLength !== 0 || dec.remaining > 0) ? null : map(next)
    }
  }

  _read(cb) {
    cb(null)
  }

  pipe(dest, cb) {
    this._readableState.updateNextTick()
    this._readableState.pipe(dest, cb)
    return dest
  }

  read() {
    this._readableState.updateNextTick()
    return this._readableState.read()
  }

  push(data) {
    this._readableState.updateNextTickIfOpen()
    return this._readableState.push(data)
  }

  unshift(data) {
    this._readableState.updateNextTickIfOpen()
    return this._readableState.unshift(data)
  }

  resume() {
    this._duplexState |= READ_RESUMED_READ_AHEAD
    this._readableState.updateNextTick()
    return this
  }

  pause() {
    this._duplexState &=
      this._readableState.readAhead === false ? READ_PAUSED_NO_READ_AHEAD : READ_PAUSED
    return this
  }

  static _fromAsyncIterator(ite, opts) {
    let destroy

    const rs = new Readable({
      ...opts,
      read(cb) {
        ite.next().then(push).then(cb.bind(null, null)).catch(cb)
      },
      predestroy() {
        destroy = ite.return()
      },
      destroy(cb) {
        if (!destroy) return cb(null)
        destroy.then(cb.bind(null, null)).catch(cb)
      }
    })

    return rs

    function push(data) {
      if (data.done) rs.push(null)
      else rs.push(data.value)
    }
  }

  static from(data, opts) {
    if (isReadStreamx(data)) return data
    if (data[asyncIterator]) return this._fromAsyncIterator(data[asyncIterator](), opts)
    if (!Array.isArray(data)) data = data === undefined ? [] : [data]

    let i = 0
    return new Readable({
      ...opts,
      read(cb) {
        this.push(i === data.length ? null : data[i++])
        cb(null)
      }
    })
  }

  static isBackpressured(rs) {
    return (
      (rs._duplexState & READ_BACKPRESSURE_STATUS) !== 0 ||
      rs._readableState.buffered >= rs._readableState.highWaterMark
    )
  }

  static isPaused(rs) {
    return (rs._duplexState & READ_RESUMED) === 0
  }

  [asyncIterator]() {
    const stream = this

    let error = null
    let promiseResolve = null
    let promiseReject = null

    this.on('error', (err) => {
      error = err
    })
    this.on('readable', onreadable)
    this.on('close', onclose)

    return {
      [asyncIterator]() {
        return this
      },
      next() {
        return new Promise(function (resolve, reject) {
          promiseResolve = resolve
          promiseReject = reject
          const data = stream.read()
          if (data !== null) ondata(data)
          else if ((stream._duplexState & DESTROYED) !== 0) ondata(null)
        })
      },
      return() {
        return destroy(null)
      },
      throw(err) {
        return destroy(err)
      }
    }

    function onreadable() {
      if (promiseResolve !== null) ondata(stream.read())
    }

    function onclose() {
      if (promiseResolve !== null) ondata(null)
    }

    function ondata(data) {
      if (promiseReject === null) return
      if (error) {
        promiseReject(error)
      } else if (data === null && (stream._duplexState & READ_DONE) === 0) {
        promiseReject(StreamError.STREAM_DESTROYED())
      } else {
        promiseResolve({ value: data, done: data === null })
      }
      promiseReject = promiseResolve = null
    }

    function destroy(err) {
      stream.destroy(err)
      return new Promise((resolve, reject) => {
        if (stream._duplexState & DESTROYED) return resolve({ value: undefined, done: true })
        stream.once('close', function () {
          if (err) reject(err)
          else resolve({ value: undefined, done: true })
        })
      })
    }
  }
}

class Writable extends Stream {
  constructor(opts) {
    super(opts)

    this._duplexState |= OPENING | READ_DONE
    this._writableState = new WritableState(this, opts)

    if (opts) {
      if (opts.writev) this._writev = opts.writev
      if (opts.write) this._write = opts.write
      if (opts.final) this._final = opts.final
      if (opts.eagerOpen) this._writableState.updateNextTick()
    }
  }

  cork() {
    this._duplexState |= WRITE_CORKED
  }

  uncork() {
    this._duplexState &= WRITE_NOT_CORKED
    this._writableState.updateNextTick()
  }

  _writev(batch, cb) {
    cb(null)
  }

  _write(data, cb) {
    this._writableState.autoBatch(data, cb)
  }

  _final(cb) {
    cb(null)
  }

  static isBackpressured(ws) {
    return (ws._duplexState & WRITE_BACKPRESSURE_STATUS) !== 0
  }

  static drained(ws) {
    if (ws.destroyed) return Promise.resolve(false)

    const state = ws._writableState
    const pending = isWritev(ws) ? Math.min(1, state.queue.length) : state.queue.length
    const writes = pending + (ws._duplexState & WRITE_WRITING ? 1 : 0)
    if (writes === 0) return Promise.resolve(true)

    if (state.drains === null) state.drains = []
    return new Promise((resolve) => {
      state.drains.push({ writes, resolve })
    })
  }

  write(data) {
    this._writableState.updateNextTick()
    return this._writableState.push(data)
  }

  end(data) {
    this._writableState.updateNextTick()
    this._writableState.end(data)
    return this
  }
}

class Duplex extends Readable {
  // and Writable
  constructor(opts) {
    super(opts)

    this._duplexState = OPENING | (this._duplexState & READ_READ_AHEAD)
    this._writableState = new WritableState(this, opts)

    if (opts) {
      if (opts.writev) this._writev = opts.writev
      if (opts.write) this._write = opts.write
      if (opts.final) this._final = opts.final
    }
  }

  cork() {
    this._duplexState |= WRITE_CORKED
  }

  uncork() {
    this._duplexState &= WRITE_NOT_CORKED
    this._writableState.updateNextTick()
  }

  _writev(batch, cb) {
    cb(null)
  }

  _write(data, cb) {
    this._writableState.autoBatch(data, cb)
  }

  _final(cb) {
    cb(null)
  }

  write(data) {
    this._writableState.updateNextTick()
    return this._writableState.push(data)
  }

  end(data) {
    this._writableState.updateNextTick()
    this._writableState.end(data)
    return this
  }
}

class Transform extends Duplex {
  constructor(opts) {
    super(opts)
    this._transformState = new TransformState(this)

    if (opts) {
      if (opts.transform) this._transform = opts.transform
      if (opts.flush) this._flush = opts.flush
    }
  }

  _write(data, cb) {
    if (this._readableState.buffered >= this._readableState.highWaterMark) {
      this._transformState.data = data
    } else {
      this._transform(data, this._transformState.afterTransform)
    }
  }

  _read(cb) {
    if (this._transformState.data !== null) {
      const data = this._transformState.data
      this._transformState.data = null
      cb(null)
      this._transform(data, this._transformState.afterTransform)
    } else {
      cb(null)
    }
  }

  destroy(err) {
    super.destroy(err)
    if (this._transformState.data !== null) {
      this._transformState.data = null
      this._transformState.afterTransform()
    }
  }

  _transform(data, cb) {
    cb(null, data)
  }

  _flush(cb) {
    cb(null)
  }

  _final(cb) {
    this._transformState.afterFinal = cb
    this._flush(transformAfterFlush.bind(this))
  }
}

class PassThrough extends Transform {}

function transformAfterFlush(err, data) {
  const cb = this._transformState.afterFinal
  if (err) return cb(err)

  if (data !== null && data !== undefined) this.push(data)
  this.push(null)
  cb(null)
}

function pipelinePromise(...streams) {
  return new Promise((resolve, reject) => {
    return pipeline(...streams, (err) => {
      if (err) return reject(err)
      resolve()
    })
  })
}

function pipeline(stream, ...streams) {
  const all = Array.isArray(stream) ? [...stream, ...streams] : [stream, ...streams]
  const done = all.length && typeof all[all.length - 1] === 'function' ? all.pop() : null

  if (all.length < 2) throw StreamError.BAD_ARGUMENT('Pipeline requires at least 2 streams')

  let src = all[0]
  let dest = null
  let error = null

  for (let i = 1; i < all.length; i++) {
    dest = all[i]

    if (isStreamx(src)) {
      src.pipe(dest, onerror)
    } else {
      errorHandle(src, true, i > 1, onerror)
      src.pipe(dest)
    }

    src = dest
  }

  if (done) {
    let fin = false

    const autoDestroy =
      isStreamx(dest) || !!(dest._writableState && dest._writableState.autoDestroy)

    dest.on('error', (err) => {
      if (error === null) error = err
    })

    dest.on('finish', () => {
      fin = true
      if (!autoDestroy) done(error)
    })

    if (autoDestroy) {
      dest.on('close', () => done(error || (fin ? null : StreamError.PREMATURE_CLOSE())))
    }
  }

  return dest

  function errorHandle(s, rd, wr, onerror) {
    s.on('error', onerror)
    s.on('close', onclose)

    function onclose() {
      if (rd && s._readableState && !s._readableState.ended) {
        return onerror(StreamError.PREMATURE_CLOSE())
      }
      if (wr && s._writableState && !s._writableState.ended) {
        return onerror(StreamError.PREMATURE_CLOSE())
      }
    }
  }

  function onerror(err) {
    if (!err || error) return
    error = err

    for (const s of all) {
      s.destroy(err)
    }
  }
}

function echo(s) {
  return s
}

function isStream(stream) {
  return !!stream._readableState || !!stream._writableState
}

function isStreamx(stream) {
  return typeof stream._duplexState === 'number' && isStream(stream)
}

function isEnding(stream) {
  return !!stream._readableState && stream._readableState.ending
}

function isEnded(stream) {
  return !!stream._readableState && stream._readableState.ended
}

function isFinishing(stream) {
  return !!stream._writableState && stream._writableState.ending
}

function isFinished(stream) {
  return !!stream._writableState && stream._writableState.ended
}

function getStreamError(stream, opts = {}) {
  const err =
    (stream._readableState && stream._readableState.error) ||
    (stream._writableState && stream._writableState.error)

  // avoid implicit errors by default
  return !opts.all && StreamError.isStreamDestroyed(err) ? null : err
}

function isReadStreamx(stream) {
  return isStreamx(stream) && stream.readable
}

function isDisturbed(stream) {
  return (
    (stream._duplexState & OPENING) !== OPENING ||
    (stream._duplexState & DESTROYING) === DESTROYING ||
    (stream._duplexState & ACTIVE_OR_TICKING) !== 0
  )
}

function isTypedArray(data) {
  return typeof data === 'object' && data !== null && typeof data.byteLength === 'number'
}

function defaultByteLength(data) {
  return isTypedArray(data) ? data.byteLength : 1024
}

function noop() {}

function abort() {
  this.destroy(StreamError.ABORTED())
}

function isWritev(s) {
  return s._writev !== Writable.prototype._writev && s._writev !== Duplex.prototype._writev
}

module.exports = {
  pipeline,
  pipelinePromise,
  isStream,
  isStreamx,
  isEnding,
  isEnded,
  isFinishing,
  isFinished,
  isDisturbed,
  getStreamError,
  Stream,
  Writable,
  Readable,
  Duplex,
  Transform,
  // Export PassThrough for compatibility with Node.js core's stream module
  PassThrough
}


/***/ }),

/***/ 5657:
/***/ ((module) => {

module.exports = class StreamError extends Error {
  constructor(msg, code, fn = StreamError) {
    super(msg)

    this.code = code

    if (Error.captureStackTrace) {
      Error.captureStackTrace(this, fn)
    }
  }

  static isStreamDestroyed(err) {
    return err && err.code === 'STREAM_DESTROYED'
  }

  static isPrematureClose(err) {
    return err && err.code === 'PREMATURE_CLOSE'
  }

  static isAborted(err) {
    return err && err.code === 'ABORTED'
  }

  static isBadArgument(err) {
    return err && err.code === 'BAD_ARGUMENT'
  }

  get name() {
    return 'StreamError'
  }

  static STREAM_DESTROYED() {
    return new StreamError('Stream was destroyed', 'STREAM_DESTROYED', StreamError.STREAM_DESTROYED)
  }

  static PREMATURE_CLOSE(msg = 'Premature close') {
    return new StreamError(msg, 'PREMATURE_CLOSE', StreamError.PREMATURE_CLOSE)
  }

  static ABORTED() {
    return new StreamError('Stream aborted', 'ABORTED', StreamError.ABORTED)
  }

  static BAD_ARGUMENT(msg = 'Bad argument') {
    return new StreamError(msg, 'BAD_ARGUMENT', StreamError.BAD_ARGUMENT)
  }
}


/***/ }),

/***/ 775:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const constants = { // just for envs without fs
  S_IFMT: 61440,
  S_IFDIR: 16384,
  S_IFCHR: 8192,
  S_IFBLK: 24576,
  S_IFIFO: 4096,
  S_IFLNK: 40960
}

try {
  module.exports = (__nccwpck_require__(9896).constants) || constants
} catch {
  module.exports = constants
}


/***/ }),

/***/ 5763:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { Writable, Readable, getStreamError } = __nccwpck_require__(6204)
const FIFO = __nccwpck_require__(3867)
const b4a = __nccwpck_require__(3057)
const headers = __nccwpck_require__(8428)

const EMPTY = b4a.alloc(0)
const MAX_HEADER_SIZE = 4 * 1024 * 1024 // arbitrary big number

class BufferList {
  constructor () {
    this.buffered = 0
    this.shifted = 0
    this.queue = new FIFO()

    this._offset = 0
  }

  push (buffer) {
    this.buffered += buffer.byteLength
    this.queue.push(buffer)
  }

  shiftFirst (size) {
    return this.buffered === 0 ? null : this._next(size)
  }

  shift (size) {
    if (size > this.buffered) return null
    if (size === 0) return EMPTY

    let chunk = this._next(size)

    if (size === chunk.byteLength) return chunk // likely case

    const chunks = [chunk]

    while ((size -= chunk.byteLength) > 0) {
      chunk = this._next(size)
      chunks.push(chunk)
    }

    return b4a.concat(chunks)
  }

  _next (size) {
    const buf = this.queue.peek()
    const rem = buf.byteLength - this._offset

    if (size >= rem) {
      const sub = this._offset ? buf.subarray(this._offset, buf.byteLength) : buf
      this.queue.shift()
      this._offset = 0
      this.buffered -= rem
      this.shifted += rem
      return sub
    }

    this.buffered -= size
    this.shifted += size

    return buf.subarray(this._offset, (this._offset += size))
  }
}

class Source extends Readable {
  constructor (self, header, offset) {
    super()

    this.header = header
    this.offset = offset

    this._parent = self
  }

  _read (cb) {
    if (this.header.size === 0) {
      this.push(null)
    }
    if (this._parent._stream === this) {
      this._parent._update()
    }
    cb(null)
  }

  _predestroy () {
    this._parent.destroy(getStreamError(this))
  }

  _detach () {
    if (this._parent._stream === this) {
      this._parent._stream = null
      this._parent._missing = overflow(this.header.size)
      this._parent._update()
    }
  }

  _destroy (cb) {
    this._detach()
    cb(null)
  }
}

class Extract extends Writable {
  constructor (opts) {
    super(opts)

    if (!opts) opts = {}

    this._buffer = new BufferList()
    this._offset = 0
    this._header = null
    this._stream = null
    this._missing = 0
    this._longHeader = false
    this._callback = noop
    this._locked = false
    this._finished = false
    this._pax = null
    this._paxGlobal = null
    this._gnuLongPath = null
    this._gnuLongLinkPath = null
    this._filenameEncoding = opts.filenameEncoding || 'utf-8'
    this._allowUnknownFormat = !!opts.allowUnknownFormat
    this._unlockBound = this._unlock.bind(this)
  }

  _unlock (err) {
    this._locked = false

    if (err) {
      this.destroy(err)
      this._continueWrite(err)
      return
    }

    this._update()
  }

  _consumeHeader () {
    if (this._locked) return false

    this._offset = this._buffer.shifted

    try {
      this._header = headers.decode(this._buffer.shift(512), this._filenameEncoding, this._allowUnknownFormat)
    } catch (err) {
      this._continueWrite(err)
      return false
    }

    if (!this._header) return true

    this._header.byteOffset = this._buffer.shifted

    switch (this._header.type) {
      case 'gnu-long-path':
      case 'gnu-long-link-path':
      case 'pax-global-header':
      case 'pax-header':
        this._longHeader = true
        this._missing = this._header.size
        if (this._missing > MAX_HEADER_SIZE) {
          this._continueWrite(new Error('Header exceeds max size'))
          return false
        }
        return true
    }

    this._locked = true
    this._applyLongHeaders()

    if (!(this._header.size >= 0)) {
      this._continueWrite(new Error('Invalid header'))
      return false
    }

    if (this._header.size === 0 || this._header.type === 'directory') {
      this.emit('entry', this._header, this._createStream(), this._unlockBound)
      return true
    }

    this._stream = this._createStream()
    this._missing = this._header.size

    this.emit('entry', this._header, this._stream, this._unlockBound)
    return true
  }

  _applyLongHeaders () {
    if (this._gnuLongPath) {
      this._header.name = this._gnuLongPath
      this._gnuLongPath = null
    }

    if (this._gnuLongLinkPath) {
      this._header.linkname = this._gnuLongLinkPath
      this._gnuLongLinkPath = null
    }

    if (this._pax) {
      if (this._pax.path) this._header.name = this._pax.path
      if (this._pax.linkpath) this._header.linkname = this._pax.linkpath
      if (this._pax.size) this._header.size = parseInt(this._pax.size, 10)
      this._header.pax = this._pax
      this._pax = null
    }
  }

  _decodeLongHeader (buf) {
    switch (this._header.type) {
      case 'gnu-long-path':
        this._gnuLongPath = headers.decodeLongPath(buf, this._filenameEncoding)
        break
      case 'gnu-long-link-path':
        this._gnuLongLinkPath = headers.decodeLongPath(buf, this._filenameEncoding)
        break
      case 'pax-global-header':
        this._paxGlobal = headers.decodePax(buf)
        break
      case 'pax-header':
        this._pax = this._paxGlobal === null
          ? headers.decodePax(buf)
          : Object.assign({}, this._paxGlobal, headers.decodePax(buf))
        break
    }
  }

  _consumeLongHeader () {
    this._longHeader = false
    this._missing = overflow(this._header.size)

    const buf = this._buffer.shift(this._header.size)

    try {
      this._decodeLongHeader(buf)
    } catch (err) {
      this._continueWrite(err)
      return false
    }

    return true
  }

  _consumeStream () {
    const buf = this._buffer.shiftFirst(this._missing)
    if (buf === null) return false

    this._missing -= buf.byteLength
    const drained = this._stream.push(buf)

    if (this._missing === 0) {
      this._stream.push(null)
      if (drained) this._stream._detach()
      return drained && this._locked === false
    }

    return drained
  }

  _createStream () {
    return new Source(this, this._header, this._offset)
  }

  _update () {
    while (this._buffer.buffered > 0 && !this.destroying) {
      if (this._missing > 0) {
        if (this._stream !== null) {
          if (this._consumeStream() === false) return
          continue
        }

        if (this._longHeader === true) {
          if (this._missing > this._buffer.buffered) break
          if (this._consumeLongHeader() === false) return false
          continue
        }

        const ignore = this._buffer.shiftFirst(this._missing)
        if (ignore !== null) this._missing -= ignore.byteLength
        continue
      }

      if (this._buffer.buffered < 512) break
      if (this._stream !== null || this._consumeHeader() === false) return
    }

    this._continueWrite(null)
  }

  _continueWrite (err) {
    const cb = this._callback
    this._callback = noop
    cb(err)
  }

  _write (data, cb) {
    this._callback = cb
    this._buffer.push(data)
    this._update()
  }

  _final (cb) {
    this._finished = this._missing === 0 && this._buffer.buffered === 0
    cb(this._finished ? null : new Error('Unexpected end of data'))
  }

  _predestroy () {
    this._continueWrite(null)
  }

  _destroy (cb) {
    if (this._stream) this._stream.destroy(getStreamError(this))
    cb(null)
  }

  [Symbol.asyncIterator] () {
    let error = null

    let promiseResolve = null
    let promiseReject = null

    let entryStream = null
    let entryCallback = null

    const extract = this

    this.on('entry', onentry)
    this.on('error', (err) => { error = err })
    this.on('close', onclose)

    return {
      [Symbol.asyncIterator] () {
        return this
      },
      next () {
        return new Promise(onnext)
      },
      return () {
        return destroy(null)
      },
      throw (err) {
        return destroy(err)
      }
    }

    function consumeCallback (err) {
      if (!entryCallback) return
      const cb = entryCallback
      entryCallback = null
      cb(err)
    }

    function onnext (resolve, reject) {
      if (error) {
        return reject(error)
      }

      if (entryStream) {
        resolve({ value: entryStream, done: false })
        entryStream = null
        return
      }

      promiseResolve = resolve
      promiseReject = reject

      consumeCallback(null)

      if (extract._finished && promiseResolve) {
        promiseResolve({ value: undefined, done: true })
        promiseResolve = promiseReject = null
      }
    }

    function onentry (header, stream, callback) {
      entryCallback = callback
      stream.on('error', noop) // no way around this due to tick sillyness

      if (promiseResolve) {
        promiseResolve({ value: stream, done: false })
        promiseResolve = promiseReject = null
      } else {
        entryStream = stream
      }
    }

    function onclose () {
      consumeCallback(error)
      if (!promiseResolve) return
      if (error) promiseReject(error)
      else promiseResolve({ value: undefined, done: true })
      promiseResolve = promiseReject = null
    }

    function destroy (err) {
      extract.destroy(err)
      consumeCallback(err)
      return new Promise((resolve, reject) => {
        if (extract.destroyed) return resolve({ value: undefined, done: true })
        extract.once('close', function () {
          if (err) reject(err)
          else resolve({ value: undefined, done: true })
        })
      })
    }
  }
}

module.exports = function extract (opts) {
  return new Extract(opts)
}

function noop () {}

function overflow (size) {
  size &= 511
  return size && 512 - size
}


/***/ }),

/***/ 8428:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

const b4a = __nccwpck_require__(3057)

const ZEROS = '0000000000000000000'
const SEVENS = '7777777777777777777'
const ZERO_OFFSET = '0'.charCodeAt(0)
const USTAR_MAGIC = b4a.from([0x75, 0x73, 0x74, 0x61, 0x72, 0x00]) // ustar\x00
const USTAR_VER = b4a.from([ZERO_OFFSET, ZERO_OFFSET])
const GNU_MAGIC = b4a.from([0x75, 0x73, 0x74, 0x61, 0x72, 0x20]) // ustar\x20
const GNU_VER = b4a.from([0x20, 0x00])
const MASK = 0o7777
const MAGIC_OFFSET = 257
const VERSION_OFFSET = 263

exports.decodeLongPath = function decodeLongPath (buf, encoding) {
  return decodeStr(buf, 0, buf.length, encoding)
}

exports.encodePax = function encodePax (opts) { // TODO: encode more stuff in pax
  let result = ''
  if (opts.name) result += addLength(' path=' + opts.name + '\n')
  if (opts.linkname) result += addLength(' linkpath=' + opts.linkname + '\n')
  const pax = opts.pax
  if (pax) {
    for (const key in pax) {
      result += addLength(' ' + key + '=' + pax[key] + '\n')
    }
  }
  return b4a.from(result)
}

exports.decodePax = function decodePax (buf) {
  const result = {}

  while (buf.length) {
    let i = 0
    while (i < buf.length && buf[i] !== 32) i++
    const len = parseInt(b4a.toString(buf.subarray(0, i)), 10)
    if (!len) return result

    const b = b4a.toString(buf.subarray(i + 1, len - 1))
    const keyIndex = b.indexOf('=')
    if (keyIndex === -1) return result
    result[b.slice(0, keyIndex)] = b.slice(keyIndex + 1)

    buf = buf.subarray(len)
  }

  return result
}

exports.encode = function encode (opts) {
  const buf = b4a.alloc(512)
  let name = opts.name
  let prefix = ''

  if (opts.typeflag === 5 && name[name.length - 1] !== '/') name += '/'
  if (b4a.byteLength(name) !== name.length) return null // utf-8

  while (b4a.byteLength(name) > 100) {
    const i = name.indexOf('/')
    if (i === -1) return null
    prefix += prefix ? '/' + name.slice(0, i) : name.slice(0, i)
    name = name.slice(i + 1)
  }

  if (b4a.byteLength(name) > 100 || b4a.byteLength(prefix) > 155) return null
  if (opts.linkname && b4a.byteLength(opts.linkname) > 100) return null

  b4a.write(buf, name)
  b4a.write(buf, encodeOct(opts.mode & MASK, 6), 100)
  b4a.write(buf, encodeOct(opts.uid, 6), 108)
  b4a.write(buf, encodeOct(opts.gid, 6), 116)
  encodeSize(opts.size, buf, 124)
  b4a.write(buf, encodeOct((opts.mtime.getTime() / 1000) | 0, 11), 136)

  buf[156] = ZERO_OFFSET + toTypeflag(opts.type)

  if (opts.linkname) b4a.write(buf, opts.linkname, 157)

  b4a.copy(USTAR_MAGIC, buf, MAGIC_OFFSET)
  b4a.copy(USTAR_VER, buf, VERSION_OFFSET)
  if (opts.uname) b4a.write(buf, opts.uname, 265)
  if (opts.gname) b4a.write(buf, opts.gname, 297)
  b4a.write(buf, encodeOct(opts.devmajor || 0, 6), 329)
  b4a.write(buf, encodeOct(opts.devminor || 0, 6), 337)

  if (prefix) b4a.write(buf, prefix, 345)

  b4a.write(buf, encodeOct(cksum(buf), 6), 148)

  return buf
}

exports.decode = function decode (buf, filenameEncoding, allowUnknownFormat) {
  let typeflag = buf[156] === 0 ? 0 : buf[156] - ZERO_OFFSET

  let name = decodeStr(buf, 0, 100, filenameEncoding)
  const mode = decodeOct(buf, 100, 8)
  const uid = decodeOct(buf, 108, 8)
  const gid = decodeOct(buf, 116, 8)
  const size = decodeOct(buf, 124, 12)
  const mtime = decodeOct(buf, 136, 12)
  const type = toType(typeflag)
  const linkname = buf[157] === 0 ? null : decodeStr(buf, 157, 100, filenameEncoding)
  const uname = decodeStr(buf, 265, 32)
  const gname = decodeStr(buf, 297, 32)
  const devmajor = decodeOct(buf, 329, 8)
  const devminor = decodeOct(buf, 337, 8)

  const c = cksum(buf)

  // checksum is still initial value if header was null.
  if (c === 8 * 32) return null

  // valid checksum
  if (c !== decodeOct(buf, 148, 8)) throw new Error('Invalid tar header. Maybe the tar is corrupted or it needs to be gunzipped?')

  if (isUSTAR(buf)) {
    // ustar (posix) format.
    // prepend prefix, if present.
    if (buf[345]) name = decodeStr(buf, 345, 155, filenameEncoding) + '/' + name
  } else if (isGNU(buf)) {
    // 'gnu'/'oldgnu' format. Similar to ustar, but has support for incremental and
    // multi-volume tarballs.
  } else {
    if (!allowUnknownFormat) {
      throw new Error('Invalid tar header: unknown format.')
    }
  }

  // to support old tar versions that use trailing / to indicate dirs
  if (typeflag === 0 && name && name[name.length - 1] === '/') typeflag = 5

  return {
    name,
    mode,
    uid,
    gid,
    size,
    byteOffset: 0,
    mtime: new Date(1000 * mtime),
    type,
    linkname,
    uname,
    gname,
    devmajor,
    devminor,
    pax: null
  }
}

function isUSTAR (buf) {
  return b4a.equals(USTAR_MAGIC, buf.subarray(MAGIC_OFFSET, MAGIC_OFFSET + 6))
}

function isGNU (buf) {
  return b4a.equals(GNU_MAGIC, buf.subarray(MAGIC_OFFSET, MAGIC_OFFSET + 6)) &&
    b4a.equals(GNU_VER, buf.subarray(VERSION_OFFSET, VERSION_OFFSET + 2))
}

function clamp (index, len, defaultValue) {
  if (typeof index !== 'number') return defaultValue
  index = ~~index // Coerce to integer.
  if (index >= len) return len
  if (index >= 0) return index
  index += len
  if (index >= 0) return index
  return 0
}

function toType (flag) {
  switch (flag) {
    case 0:
      return 'file'
    case 1:
      return 'link'
    case 2:
      return 'symlink'
    case 3:
      return 'character-device'
    case 4:
      return 'block-device'
    case 5:
      return 'directory'
    case 6:
      return 'fifo'
    case 7:
      return 'contiguous-file'
    case 72:
      return 'pax-header'
    case 55:
      return 'pax-global-header'
    case 27:
      return 'gnu-long-link-path'
    case 28:
    case 30:
      return 'gnu-long-path'
  }

  return null
}

function toTypeflag (flag) {
  switch (flag) {
    case 'file':
      return 0
    case 'link':
      return 1
    case 'symlink':
      return 2
    case 'character-device':
      return 3
    case 'block-device':
      return 4
    case 'directory':
      return 5
    case 'fifo':
      return 6
    case 'contiguous-file':
      return 7
    case 'pax-header':
      return 72
  }

  return 0
}

function indexOf (block, num, offset, end) {
  for (; offset < end; offset++) {
    if (block[offset] === num) return offset
  }
  return end
}

function cksum (block) {
  let sum = 8 * 32
  for (let i = 0; i < 148; i++) sum += block[i]
  for (let j = 156; j < 512; j++) sum += block[j]
  return sum
}

function encodeOct (val, n) {
  val = val.toString(8)
  if (val.length > n) return SEVENS.slice(0, n) + ' '
  return ZEROS.slice(0, n - val.length) + val + ' '
}

function encodeSizeBin (num, buf, off) {
  buf[off] = 0x80
  for (let i = 11; i > 0; i--) {
    buf[off + i] = num & 0xff
    num = Math.floor(num / 0x100)
  }
}

function encodeSize (num, buf, off) {
  if (num.toString(8).length > 11) {
    encodeSizeBin(num, buf, off)
  } else {
    b4a.write(buf, encodeOct(num, 11), off)
  }
}

/* Copied from the node-tar repo and modified to meet
 * tar-stream coding standard.
 *
 * Source: https://github.com/npm/node-tar/blob/51b6627a1f357d2eb433e7378e5f05e83b7aa6cd/lib/header.js#L349
 */
function parse256 (buf) {
  // first byte MUST be either 80 or FF
  // 80 for positive, FF for 2's comp
  let positive
  if (buf[0] === 0x80) positive = true
  else if (buf[0] === 0xFF) positive = false
  else return null

  // build up a base-256 tuple from the least sig to the highest
  const tuple = []
  let i
  for (i = buf.length - 1; i > 0; i--) {
    const byte = buf[i]
    if (positive) tuple.push(byte)
    else tuple.push(0xFF - byte)
  }

  let sum = 0
  const l = tuple.length
  for (i = 0; i < l; i++) {
    sum += tuple[i] * Math.pow(256, i)
  }

  return positive ? sum : -1 * sum
}

function decodeOct (val, offset, length) {
  val = val.subarray(offset, offset + length)
  offset = 0

  // If prefixed with 0x80 then parse as a base-256 integer
  if (val[offset] & 0x80) {
    return parse256(val)
  } else {
    // Older versions of tar can prefix with spaces
    while (offset < val.length && val[offset] === 32) offset++
    const end = clamp(indexOf(val, 32, offset, val.length), val.length, val.length)
    while (offset < end && val[offset] === 0) offset++
    if (end === offset) return 0
    return parseInt(b4a.toString(val.subarray(offset, end)), 8)
  }
}

function decodeStr (val, offset, length, encoding) {
  return b4a.toString(val.subarray(offset, indexOf(val, 0, offset, offset + length)), encoding)
}

function addLength (str) {
  const len = b4a.byteLength(str)
  let digits = Math.floor(Math.log(len) / Math.log(10)) + 1
  if (len + digits >= Math.pow(10, digits)) digits++

  return (len + digits) + str
}


/***/ }),

/***/ 6118:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

/* unused reexport */ __nccwpck_require__(5763)
exports.pack = __nccwpck_require__(861)


/***/ }),

/***/ 861:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const { Readable, Writable, getStreamError } = __nccwpck_require__(6204)
const b4a = __nccwpck_require__(3057)

const constants = __nccwpck_require__(775)
const headers = __nccwpck_require__(8428)

const DMODE = 0o755
const FMODE = 0o644

const END_OF_TAR = b4a.alloc(1024)

class Sink extends Writable {
  constructor (pack, header, callback) {
    super({ mapWritable, eagerOpen: true })

    this.written = 0
    this.header = header

    this._callback = callback
    this._linkname = null
    this._isLinkname = header.type === 'symlink' && !header.linkname
    this._isVoid = header.type !== 'file' && header.type !== 'contiguous-file'
    this._finished = false
    this._pack = pack
    this._openCallback = null

    if (this._pack._stream === null) this._pack._stream = this
    else this._pack._pending.push(this)
  }

  _open (cb) {
    this._openCallback = cb
    if (this._pack._stream === this) this._continueOpen()
  }

  _continuePack (err) {
    if (this._callback === null) return

    const callback = this._callback
    this._callback = null

    callback(err)
  }

  _continueOpen () {
    if (this._pack._stream === null) this._pack._stream = this

    const cb = this._openCallback
    this._openCallback = null
    if (cb === null) return

    if (this._pack.destroying) return cb(new Error('pack stream destroyed'))
    if (this._pack._finalized) return cb(new Error('pack stream is already finalized'))

    this._pack._stream = this

    if (!this._isLinkname) {
      this._pack._encode(this.header)
    }

    if (this._isVoid) {
      this._finish()
      this._continuePack(null)
    }

    cb(null)
  }

  _write (data, cb) {
    if (this._isLinkname) {
      this._linkname = this._linkname ? b4a.concat([this._linkname, data]) : data
      return cb(null)
    }

    if (this._isVoid) {
      if (data.byteLength > 0) {
        return cb(new Error('No body allowed for this entry'))
      }
      return cb()
    }

    this.written += data.byteLength
    if (this._pack.push(data)) return cb()
    this._pack._drain = cb
  }

  _finish () {
    if (this._finished) return
    this._finished = true

    if (this._isLinkname) {
      this.header.linkname = this._linkname ? b4a.toString(this._linkname, 'utf-8') : ''
      this._pack._encode(this.header)
    }

    overflow(this._pack, this.header.size)

    this._pack._done(this)
  }

  _final (cb) {
    if (this.written !== this.header.size) { // corrupting tar
      return cb(new Error('Size mismatch'))
    }

    this._finish()
    cb(null)
  }

  _getError () {
    return getStreamError(this) || new Error('tar entry destroyed')
  }

  _predestroy () {
    this._pack.destroy(this._getError())
  }

  _destroy (cb) {
    this._pack._done(this)

    this._continuePack(this._finished ? null : this._getError())

    cb()
  }
}

class Pack extends Readable {
  constructor (opts) {
    super(opts)
    this._drain = noop
    this._finalized = false
    this._finalizing = false
    this._pending = []
    this._stream = null
  }

  entry (header, buffer, callback) {
    if (this._finalized || this.destroying) throw new Error('already finalized or destroyed')

    if (typeof buffer === 'function') {
      callback = buffer
      buffer = null
    }

    if (!callback) callback = noop

    if (!header.size || header.type === 'symlink') header.size = 0
    if (!header.type) header.type = modeToType(header.mode)
    if (!header.mode) header.mode = header.type === 'directory' ? DMODE : FMODE
    if (!header.uid) header.uid = 0
    if (!header.gid) header.gid = 0
    if (!header.mtime) header.mtime = new Date()

    if (typeof buffer === 'string') buffer = b4a.from(buffer)

    const sink = new Sink(this, header, callback)

    if (b4a.isBuffer(buffer)) {
      header.size = buffer.byteLength
      sink.write(buffer)
      sink.end()
      return sink
    }

    if (sink._isVoid) {
      return sink
    }

    return sink
  }

  finalize () {
    if (this._stream || this._pending.length > 0) {
      this._finalizing = true
      return
    }

    if (this._finalized) return
    this._finalized = true

    this.push(END_OF_TAR)
    this.push(null)
  }

  _done (stream) {
    if (stream !== this._stream) return

    this._stream = null

    if (this._finalizing) this.finalize()
    if (this._pending.length) this._pending.shift()._continueOpen()
  }

  _encode (header) {
    if (!header.pax) {
      const buf = headers.encode(header)
      if (buf) {
        this.push(buf)
        return
      }
    }
    this._encodePax(header)
  }

  _encodePax (header) {
    const paxHeader = headers.encodePax({
      name: header.name,
      linkname: header.linkname,
      pax: header.pax
    })

    const newHeader = {
      name: 'PaxHeader',
      mode: header.mode,
      uid: header.uid,
      gid: header.gid,
      size: paxHeader.byteLength,
      mtime: header.mtime,
      type: 'pax-header',
      linkname: header.linkname && 'PaxHeader',
      uname: header.uname,
      gname: header.gname,
      devmajor: header.devmajor,
      devminor: header.devminor
    }

    this.push(headers.encode(newHeader))
    this.push(paxHeader)
    overflow(this, paxHeader.byteLength)

    newHeader.size = header.size
    newHeader.type = header.type
    this.push(headers.encode(newHeader))
  }

  _doDrain () {
    const drain = this._drain
    this._drain = noop
    drain()
  }

  _predestroy () {
    const err = getStreamError(this)

    if (this._stream) this._stream.destroy(err)

    while (this._pending.length) {
      const stream = this._pending.shift()
      stream.destroy(err)
      stream._continueOpen()
    }

    this._doDrain()
  }

  _read (cb) {
    this._doDrain()
    cb()
  }
}

module.exports = function pack (opts) {
  return new Pack(opts)
}

function modeToType (mode) {
  switch (mode & constants.S_IFMT) {
    case constants.S_IFBLK: return 'block-device'
    case constants.S_IFCHR: return 'character-device'
    case constants.S_IFDIR: return 'directory'
    case constants.S_IFIFO: return 'fifo'
    case constants.S_IFLNK: return 'symlink'
  }

  return 'file'
}

function noop () {}

function overflow (self, size) {
  size &= 511
  if (size) self.push(END_OF_TAR.subarray(0, 512 - size))
}

function mapWritable (buf) {
  return b4a.isBuffer(buf) ? buf : b4a.from(buf)
}


/***/ }),

/***/ 7934:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const PassThroughDecoder = __nccwpck_require__(7256)
const UTF8Decoder = __nccwpck_require__(6414)

module.exports = class TextDecoder {
  constructor(encoding = 'utf8') {
    this.encoding = normalizeEncoding(encoding)

    switch (this.encoding) {
      case 'utf8':
        this.decoder = new UTF8Decoder()
        break
      case 'utf16le':
      case 'base64':
        throw new Error('Unsupported encoding: ' + this.encoding)
      default:
        this.decoder = new PassThroughDecoder(this.encoding)
    }
  }

  get remaining() {
    return this.decoder.remaining
  }

  push(data) {
    if (typeof data === 'string') return data
    return this.decoder.decode(data)
  }

  // For Node.js compatibility
  write(data) {
    return this.push(data)
  }

  end(data) {
    let result = ''
    if (data) result = this.push(data)
    result += this.decoder.flush()
    return result
  }
}

function normalizeEncoding(encoding) {
  encoding = encoding.toLowerCase()

  switch (encoding) {
    case 'utf8':
    case 'utf-8':
      return 'utf8'
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return 'utf16le'
    case 'latin1':
    case 'binary':
      return 'latin1'
    case 'base64':
    case 'ascii':
    case 'hex':
      return encoding
    default:
      throw new Error('Unknown encoding: ' + encoding)
  }
}


/***/ }),

/***/ 7256:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const b4a = __nccwpck_require__(3057)

module.exports = class PassThroughDecoder {
  constructor(encoding) {
    this.encoding = encoding
  }

  get remaining() {
    return 0
  }

  decode(data) {
    return b4a.toString(data, this.encoding)
  }

  flush() {
    return ''
  }
}


/***/ }),

/***/ 6414:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

const b4a = __nccwpck_require__(3057)

/**
 * https://encoding.spec.whatwg.org/#utf-8-decoder
 */
module.exports = class UTF8Decoder {
  constructor() {
    this._reset()
  }

  get remaining() {
    return this.bytesSeen
  }

  decode(data) {
    if (data.byteLength === 0) return ''

    if (this.bytesNeeded === 0 && trailingIncomplete(data, 0) === 0) {
      this.bytesSeen = trailingBytesSeen(data)
      return b4a.toString(data, 'utf8')
    }

    let result = ''
    let start = 0

    if (this.bytesNeeded > 0) {
      while (start < data.byteLength) {
        const byte = data[start]

        if (byte < this.lowerBoundary || byte > this.upperBoundary) {
          result += '\ufffd'
          this._reset()
          break
        }

        this.lowerBoundary = 0x80
        this.upperBoundary = 0xbf
        this.codePoint = (this.codePoint << 6) | (byte & 0x3f)
        this.bytesSeen++
        start++

        if (this.bytesSeen === this.bytesNeeded) {
          result += String.fromCodePoint(this.codePoint)
          this._reset()
          break
        }
      }

      if (this.bytesNeeded > 0) return result
    }

    const trailing = trailingIncomplete(data, start)
    const end = data.byteLength - trailing

    if (end > start) result += b4a.toString(data, 'utf8', start, end)

    for (let i = end; i < data.byteLength; i++) {
      const byte = data[i]

      if (this.bytesNeeded === 0) {
        if (byte <= 0x7f) {
          this.bytesSeen = 0
          result += String.fromCharCode(byte)
        } else if (byte >= 0xc2 && byte <= 0xdf) {
          this.bytesNeeded = 2
          this.bytesSeen = 1
          this.codePoint = byte & 0x1f
        } else if (byte >= 0xe0 && byte <= 0xef) {
          if (byte === 0xe0) this.lowerBoundary = 0xa0
          else if (byte === 0xed) this.upperBoundary = 0x9f
          this.bytesNeeded = 3
          this.bytesSeen = 1
          this.codePoint = byte & 0xf
        } else if (byte >= 0xf0 && byte <= 0xf4) {
          if (byte === 0xf0) this.lowerBoundary = 0x90
          else if (byte === 0xf4) this.upperBoundary = 0x8f
          this.bytesNeeded = 4
          this.bytesSeen = 1
          this.codePoint = byte & 0x7
        } else {
          this.bytesSeen = 1
          result += '\ufffd'
        }

        continue
      }

      if (byte < this.lowerBoundary || byte > this.upperBoundary) {
        result += '\ufffd'
        i--
        this._reset()

        continue
      }

      this.lowerBoundary = 0x80
      this.upperBoundary = 0xbf

      this.codePoint = (this.codePoint << 6) | (byte & 0x3f)
      this.bytesSeen++

      if (this.bytesSeen === this.bytesNeeded) {
        result += String.fromCodePoint(this.codePoint)
        this._reset()
      }
    }

    return result
  }

  flush() {
    const result = this.bytesNeeded > 0 ? '\ufffd' : ''
    this._reset()
    return result
  }

  _reset() {
    this.codePoint = 0
    this.bytesNeeded = 0
    this.bytesSeen = 0
    this.lowerBoundary = 0x80
    this.upperBoundary = 0xbf
  }
}

function trailingIncomplete(data, start) {
  const len = data.byteLength
  if (len <= start) return 0

  const limit = Math.max(start, len - 4)

  let i = len - 1
  while (i > limit && (data[i] & 0xc0) === 0x80) i--

  if (i < start) return 0

  const byte = data[i]

  let needed
  if (byte <= 0x7f) return 0
  if (byte >= 0xc2 && byte <= 0xdf) needed = 2
  else if (byte >= 0xe0 && byte <= 0xef) needed = 3
  else if (byte >= 0xf0 && byte <= 0xf4) needed = 4
  else return 0

  const available = len - i
  return available < needed ? available : 0
}

function trailingBytesSeen(data) {
  const len = data.byteLength
  if (len === 0) return 0

  const last = data[len - 1]

  if (last <= 0x7f) return 0
  if ((last & 0xc0) !== 0x80) return 1

  const limit = Math.max(0, len - 4)

  let i = len - 2
  while (i >= limit && (data[i] & 0xc0) === 0x80) i--

  if (i < 0) return 1

  const first = data[i]

  let needed
  if (first >= 0xc2 && first <= 0xdf) needed = 2
  else if (first >= 0xe0 && first <= 0xef) needed = 3
  else if (first >= 0xf0 && first <= 0xf4) needed = 4
  else return 1

  if (len - i !== needed) return 1

  if (needed >= 3) {
    const second = data[i + 1]
    if (first === 0xe0 && second < 0xa0) return 1
    if (first === 0xed && second > 0x9f) return 1
    if (first === 0xf0 && second < 0x90) return 1
    if (first === 0xf4 && second > 0x8f) return 1
  }

  return 0
}


/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 3289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  eF: () => (/* binding */ run),
  nf: () => (/* binding */ runOrThrow),
  Bg: () => (/* binding */ startReading)
});

// UNUSED EXPORTS: endRunning, ending

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
;// CONCATENATED MODULE: ./build/adapters/command.js



const longestLine = 64 * 1024;
/** Splits a stream into lines without ever holding more than one line of bounded length. */
const lineSplitter = (emit) => {
    const decoder = new TextDecoder();
    let rest = '';
    const feed = (text) => {
        rest += text;
        for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
            emit(rest.slice(0, Math.min(end, longestLine)));
            rest = rest.slice(end + 1);
        }
        if (rest.length > longestLine) {
            emit(rest.slice(0, longestLine));
            rest = '';
        }
    };
    return {
        write: (bytes) => feed(decoder.decode(bytes, { stream: true })),
        end: () => {
            feed(decoder.decode());
            if (rest !== '')
                emit(rest);
            rest = '';
        },
    };
};
/** Keeps the first or the last bytes of a stream of any length. */
const keeper = (limit, which) => {
    const chunks = [];
    let size = 0;
    return {
        write: (bytes) => {
            if (which === 'head' && size >= limit)
                return;
            chunks.push(bytes);
            size += bytes.length;
            while (which === 'tail' && chunks.length > 1 && size - (chunks[0]?.length ?? 0) >= limit) {
                size -= chunks.shift()?.length ?? 0;
            }
        },
        text: () => {
            const all = Buffer.concat(chunks);
            return (which === 'head' ? all.subarray(0, limit) : all.subarray(Math.max(0, all.length - limit))).toString('utf8');
        },
    };
};
/** Ends a child and everything it started (it leads a group of its own): politely, and for good after five seconds. */
const endGroup = (child) => {
    const signal = (name) => {
        try {
            if (child.pid !== undefined)
                process.kill(-child.pid, name);
        }
        catch {
            // It ended by itself in the meantime.
        }
    };
    signal('SIGTERM');
    setTimeout(() => signal('SIGKILL'), 5000).unref();
};
/** Children that have not ended yet. They lead groups of their own, so no signal to this process reaches them. */
const running = new Set();
const isEnding = new AbortController();
/** Aborted when this process is told to end: for work that no program of ours does. */
const ending = isEnding.signal;
/** Ends every program that is still running and lets none start: for the moment when this process is told to end. */
const endRunning = () => {
    isEnding.abort(new Error('the job was cancelled'));
    for (const child of running)
        endGroup(child);
};
const notStarted = {
    exitCode: null,
    stdout: '',
    stderr: 'the job was cancelled',
    timedOut: false,
    milliseconds: 0,
};
/** Inputs hold passwords and tokens; no program but this one has any business with them. */
const environment = (own) => Object.fromEntries(Object.entries({ ...process.env, ...own }).filter(([name]) => !name.startsWith('INPUT_')));
/** Ends the child when the time is over or the caller aborts; `timedOut` tells the former. */
const limit = (child, { timeoutMs, signal }) => {
    const state = { timedOut: false, stopped: false, release: () => undefined };
    const stop = () => {
        state.stopped = true;
        endGroup(child);
    };
    const timer = timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            state.timedOut = true;
            stop();
        }, timeoutMs);
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted === true)
        stop();
    state.release = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
    };
    return state;
};
/** Keeps the head or tail of a stream and hands its lines on. */
const watch = (child, name, { keep, onLine }) => {
    const kept = keeper(keep ?? 4 * 1024 * 1024, name === 'stdout' ? 'head' : 'tail');
    const lines = onLine === undefined ? undefined : lineSplitter((line) => onLine(line, name));
    child[name]?.on('data', (bytes) => {
        kept.write(bytes);
        lines?.write(bytes);
    });
    child[name]?.on('end', () => lines?.end());
    return kept;
};
/**
 * Runs a program without a shell and waits for it. It never throws for what the program does: the exit status decides,
 * and it is the caller who looks at it. (@actions/exec neither feeds a process of its own group nor ends one after a
 * time, and it echoes untrusted output to the runner; hence child_process.)
 */
const run = async (program, argv, options = {}) => {
    if (ending.aborted)
        return notStarted;
    const started = performance.now();
    const child = (0,external_node_child_process_namespaceObject.spawn)(program, argv, {
        cwd: options.cwd,
        env: environment(options.env),
        stdio: [options.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
        // A group of its own, so that a time limit ends plugins such as docker-buildx too.
        detached: true,
    });
    running.add(child);
    const limited = limit(child, options);
    const stdout = watch(child, 'stdout', options);
    const stderr = watch(child, 'stderr', options);
    // A process that ends before it has read its input is not an error of ours.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.stdin);
    const outcome = await new Promise((resolve) => {
        child.once('error', (error) => resolve({ exitCode: null, problem: error.message }));
        child.once('close', (code, signal) => resolve({ exitCode: code ?? 128 + (signal === null ? 0 : external_node_os_.constants.signals[signal]), problem: '' }));
    });
    running.delete(child);
    limited.release();
    // `docker exec` that is told to end says 0: what did not come to its end by itself did not succeed.
    const isCutOff = outcome.exitCode === 0 && (limited.stopped || ending.aborted);
    return {
        exitCode: isCutOff ? 128 + external_node_os_.constants.signals.SIGTERM : outcome.exitCode,
        stdout: stdout.text(),
        stderr: outcome.problem === '' ? stderr.text() : outcome.problem,
        timedOut: limited.timedOut,
        milliseconds: performance.now() - started,
    };
};
/** Runs a program that must succeed. @throws ToolError with the last lines of its standard error and the remedy. */
const runOrThrow = async (program, argv, remedy, options = {}) => {
    const result = await run(program, argv, options);
    if (result.exitCode === 0 && !result.timedOut)
        return result;
    throw new errors/* ToolError */.v({
        ran: [program, ...argv].join(' '),
        outcome: outcomeOf(result, options.timeoutMs ?? 0),
        output: result.stderr.trim().split('\n').slice(-10).join('\n'),
        remedy,
    });
};
/** As `run` does it: with the same environment, in a group of its own, ended when the job is cancelled or by the signal. */
const startReading = (program, argv, signal) => {
    const child = (0,external_node_child_process_namespaceObject.spawn)(program, argv, { env: environment({}), stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    running.add(child);
    const end = () => {
        if (child.exitCode === null && child.signalCode === null)
            endGroup(child);
    };
    const stop = () => {
        end();
        // What nobody reads any more would keep the program for ever.
        child.stdout.destroy();
    };
    const stderr = keeper(4096, 'tail');
    child.stderr.on('data', (bytes) => stderr.write(bytes));
    const ended = new Promise((resolve) => {
        const settle = (exitCode, outcome, problem) => {
            running.delete(child);
            signal?.removeEventListener('abort', end);
            resolve({ exitCode, outcome, stderr: problem ?? stderr.text().trim() });
        };
        child.once('error', (error) => settle(null, 'could not be run', error.message));
        child.once('exit', (code) => settle(code, code === null ? 'was ended' : `ended with exit status ${code}`));
    });
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted === true || ending.aborted)
        end();
    return { stdout: child.stdout, ended, stop };
};
const outcomeOf = ({ exitCode, timedOut }, timeoutMs) => {
    if (timedOut)
        return `gave no answer within ${timeoutMs / 1000} s`;
    return exitCode === null ? 'could not be run' : `ended with exit status ${exitCode}`;
};


/***/ }),

/***/ 3583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createCheckContainers)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var tar_stream__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6118);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9473);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3289);
/* harmony import */ var _containers_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3654);
/* harmony import */ var _run_containers_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9920);






/** Bytes of each stream that expectations are compared with, and of both together that reports show. */
const kept = { stream: 1024 * 1024, log: 16 * 1024 };
/** Bounds that keep the machine alive and that no app under test comes near. */
const bounds = ['--memory=4g', '--pids-limit=4096', '--ulimit=core=0', '--log-driver=none'];
const remedy = 'See what the engine says; an image of a service must be one that this machine can pull';
const argvOf = (name, label, spec) => {
    const [entrypoint, ...rest] = spec.command ?? [];
    const { network } = spec;
    const named = [...spec.env.keys(), ...spec.envFrom, ...spec.unset];
    return [
        'create',
        `--name=${name}`,
        `--label=${label}`,
        ...(spec.platform === null ? ['--pull=missing'] : ['--pull=never', `--platform=${spec.platform}`]),
        ...bounds,
        ...(network === null ? [] : [`--network=${network.name}`]),
        ...(network === null || network.alias === null ? [] : [`--network-alias=${network.alias}`]),
        ..._containers_js__WEBPACK_IMPORTED_MODULE_4__/* .proxies */ .Bb.filter((variable) => !named.includes(variable)).map((variable) => `--env=${variable}=`),
        ...[...spec.env].map(([variable, value]) => `--env=${variable}=${value}`),
        // A name alone takes its value from the environment of the client, and is taken away where that does not have it.
        ...[...spec.envFrom, ...spec.unset].map((variable) => `--env=${variable}`),
        ...(entrypoint === undefined ? [] : [`--entrypoint=${entrypoint}`]),
        spec.image,
        ...rest,
    ];
};
/** What the client must not have, so that a name alone takes the variable away. */
const withoutUnset = ({ unset }) => Object.fromEntries(unset.map((variable) => [variable, undefined]));
const archiveOf = async (files) => {
    const archive = (0,tar_stream__WEBPACK_IMPORTED_MODULE_1__.pack)();
    for (const [path, bytes] of files)
        archive.entry({ name: path.slice(1), mode: 0o644 }, Buffer.from(bytes));
    archive.finalize();
    const chunks = [];
    for await (const chunk of archive)
        chunks.push(chunk);
    return Buffer.concat(chunks);
};
/** What is left of a text when its beginning is dropped. */
const tail = (text, limit) => (text.length <= limit ? text : text.slice(-limit));
/** What the engine says of the end, and only when the client that watched it agrees: a client that failed saw nothing. */
const endOf = async (name, client) => {
    const { stdout, exitCode } = await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)('docker', ['inspect', '--format', '{{json .State}}', name]);
    if (exitCode !== 0)
        return { exitCode: null, error: 'its container is gone', outOfMemory: false };
    const { ExitCode = 0, Error: error = '', OOMKilled = false } = JSON.parse(stdout);
    if (error !== '')
        return { exitCode: null, error, outOfMemory: false };
    if (client.exitCode === ExitCode)
        return { exitCode: ExitCode, error: '', outOfMemory: OOMKilled };
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ToolError */ .v({
        ran: `docker start --attach ${name}`,
        outcome: `ended with exit status ${client.exitCode ?? 'unknown'}, and its container with ${ExitCode}`,
        output: client.stderr.trim().slice(-500),
        remedy: 'Run the job again',
    });
};
const containerOf = (name) => {
    const buffers = { stdout: '', stderr: '', log: '' };
    const take = (line, stream) => {
        if (buffers[stream].length < kept.stream)
            buffers[stream] += `${line}\n`.slice(0, kept.stream);
        buffers.log = tail(`${buffers.log}${line}\n`, kept.log);
    };
    return {
        run: async () => {
            Object.assign(buffers, { stdout: '', stderr: '', log: '' });
            return endOf(name, await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)('docker', ['start', '--attach', name], { onLine: take, keep: 4096 }));
        },
        output: () => ({ ...buffers }),
        execute: async (command, stdin, timeoutMs) => {
            // What the image preloads into every Node is not wanted in ours.
            const quiet = ['--env=NODE_OPTIONS=', '--env=NODE_V8_COVERAGE='];
            return (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)('docker', ['exec', '--interactive', ...quiet, name, ...command], {
                stdin,
                timeoutMs,
                keep: kept.stream,
            });
        },
        stop: async () => {
            await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)('docker', ['stop', name], { timeoutMs: 60_000 });
        },
    };
};
/** Lets `limit` bodies run at a time. */
const turns = (limit) => {
    const waiting = [];
    let running = 0;
    return async (body) => {
        if (running >= limit)
            await new Promise((resolve) => waiting.push(resolve));
        else
            running += 1;
        try {
            return await body();
        }
        finally {
            const next = waiting.shift();
            if (next === undefined)
                running -= 1;
            else
                next();
        }
    };
};
/**
 * Containers and networks of declared checks, all with the label of the run. Nothing of the machine is mounted and no port is
 * published, so that it works in a container job and with an engine elsewhere.
 */
const createCheckContainers = (runId) => {
    let count = 0;
    const names = new Map();
    const label = (0,_run_containers_js__WEBPACK_IMPORTED_MODULE_5__/* .runLabel */ .A)(runId);
    const nextName = (kind) => `archproof-${runId}-${kind}-${(count += 1)}`;
    return {
        inTurn: turns(Math.max(2, (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)())),
        create: async (spec) => {
            const name = nextName('check');
            await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runOrThrow */ .nf)('docker', argvOf(name, label, spec), remedy, { env: withoutUnset(spec), timeoutMs: 600_000 });
            const container = containerOf(name);
            names.set(container, name);
            if (spec.files.size > 0) {
                const stdin = await archiveOf(spec.files);
                await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runOrThrow */ .nf)('docker', ['cp', '-', `${name}:/`], 'Check the paths below files', {
                    stdin,
                    timeoutMs: 60_000,
                });
            }
            return container;
        },
        network: async () => {
            const name = nextName('network');
            await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runOrThrow */ .nf)('docker', ['network', 'create', `--label=${label}`, name], remedy, { timeoutMs: 60_000 });
            return name;
        },
        remove: async (containers, network) => {
            const own = containers.flatMap((container) => names.get(container) ?? []);
            if (own.length > 0)
                await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)('docker', ['rm', '--force', '--volumes', ...own], { timeoutMs: 60_000 });
            if (network !== null)
                await (0,_command_js__WEBPACK_IMPORTED_MODULE_3__/* .run */ .eF)('docker', ['network', 'rm', network], { timeoutMs: 60_000 });
        },
    };
};


/***/ }),

/***/ 3654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Vs: () => (/* binding */ createContainers),
  Bb: () => (/* binding */ proxies)
});

// UNUSED EXPORTS: isForeign

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
// EXTERNAL MODULE: ./build/adapters/command.js + 1 modules
var command = __nccwpck_require__(3289);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./build/core/platform.js
var core_platform = __nccwpck_require__(3643);
;// CONCATENATED MODULE: ./build/adapters/docker/machine.js




const askMachine = async () => {
    const { stdout } = await (0,command/* runOrThrow */.nf)('docker', ['version', '--format', '{{.Server.Arch}} {{.Server.KernelVersion}} {{.Server.Version}}'], 'See whether the Docker engine is up (docker version)');
    const [architecture = '', kernel = '', engine = ''] = stdout.trim().split(' ');
    return { architecture, isLocal: kernel === (0,external_node_os_.release)(), engine, kernel };
};
const versionOf = (text) => {
    const version = /version (\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)/.exec(text)?.[1];
    return version === undefined ? null : `QEMU ${version}`;
};
/** Version of the emulator that this machine has registered; null when it cannot be asked. */
const registeredEmulator = async (platform) => {
    let entry;
    try {
        entry = await (0,promises_.readFile)(`/proc/sys/fs/binfmt_misc/qemu-${(0,core_platform/* architectureOf */.NJ)(platform).qemu}`, 'utf8');
    }
    catch {
        return null;
    }
    const program = /^interpreter (\/.*)$/m.exec(entry)?.[1];
    if (program === undefined || !entry.startsWith('enabled'))
        return null;
    const { stdout } = await (0,command/* run */.eF)(program, ['--version'], { timeoutMs: 5000 });
    return versionOf(stdout);
};
const nativePlatforms = (architecture) => {
    const own = (0,core_platform/* parsePlatform */.FL)(`linux/${architecture}`);
    if (own === null)
        return [];
    // The one pair where the kernel itself always runs both.
    return own === 'linux/amd64' ? [own, 'linux/386'] : [own];
};
/** Model and features of the CPU, which decide which code many libraries choose. */
const processor = async () => {
    const lines = (await (0,promises_.readFile)('/proc/cpuinfo', 'utf8')).split('\n');
    return [...new Set(lines.filter((line) => /^(?:model name|flags|Features|CPU \w+)\s*:/.test(line)))].join('\n');
};
/** What decides beside the image, as text; null when the engine is elsewhere, where its CPU and emulator cannot be seen. */
const surroundings = async (machine, platform) => {
    const { architecture, isLocal, engine, kernel } = machine;
    if (!isLocal)
        return null;
    const method = nativePlatforms(architecture).includes(platform)
        ? { kind: 'native' }
        : await registeredEmulator(platform).then((emulator) => (emulator === null ? null : { kind: 'emulated', emulator }));
    if (method === null)
        return null;
    try {
        return JSON.stringify([platform, method, architecture, engine, kernel, await processor()]);
    }
    catch {
        return null;
    }
};

// EXTERNAL MODULE: ./build/adapters/docker/run-containers.js
var run_containers = __nccwpck_require__(9920);
;// CONCATENATED MODULE: ./build/adapters/docker/containers.js




/** Variables by which the client passes the proxies of its own configuration, passwords and all, into containers. */
const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [
    name,
    name.toLowerCase(),
]);
const kept = 64 * 1024;
/** The kernel ignores deadly signals that process 1 sends itself, so abort() would never end without an init. */
const withInit = '--init';
/** DAC_OVERRIDE stays, because root of the image would otherwise not read files of other users, which it can in production. */
const capabilities = { none: ['--cap-drop=ALL', '--cap-add=DAC_OVERRIDE'], default: [] };
/**
 * No network, no privileges, bounded memory and processes, nothing of the host. /tmp is the image's own: Docker's tmpfs is
 * mounted noexec, and some packages unpack their native file there.
 */
const hardened = [
    '--network=none',
    '--security-opt=no-new-privileges',
    '--pids-limit=1024',
    '--memory=4g',
    '--ulimit=core=0',
    '--log-driver=none',
    '--no-healthcheck',
];
const argvOf = ({ image, platform, command, capabilities: wanted }, identity) => {
    const [program = '', ...rest] = command;
    return [
        'run',
        '--rm',
        '--interactive',
        '--pull=never',
        `--platform=${platform}`,
        ...identity,
        ...hardened,
        ...capabilities[wanted],
        ...proxies.map((name) => `--env=${name}=`),
        `--entrypoint=${program}`,
        image,
        ...rest,
    ];
};
/** Removes the container until its client is gone: it may not exist yet when the end is called for. */
const endContainer = async (name, client) => {
    const over = client.then(() => true);
    for (let isOver = false; !isOver;) {
        await (0,command/* run */.eF)('docker', ['rm', '--force', '--volumes', name], { timeoutMs: 30_000 });
        isOver = await Promise.race([over, (0,promises_namespaceObject.setTimeout)(300, false)]);
    }
};
/** Runs the client, and takes its container away when the time is over or the caller has had enough. */
const watched = async (name, { timeoutMs, signal }, start) => {
    const client = start();
    const endings = [];
    const end = () => {
        if (endings.length === 0)
            endings.push(endContainer(name, client));
    };
    const timer = setTimeout(end, timeoutMs);
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted === true)
        end();
    try {
        const result = await client;
        return { result, isCut: endings.length > 0 };
    }
    finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        await Promise.all(endings);
    }
};
/** What the engine says when a program is for a machine that it has neither nor emulates. */
const isForeign = (text) => /exec format error/i.test(text);
/**
 * Containers of a Docker engine, wherever it is: nothing of this machine is mounted. All carry the label of the run, so
 * that whatever a killed run leaves can be found.
 */
const createContainers = (runId) => {
    let count = 0;
    const start = async (spec, options) => {
        count += 1;
        const name = `archproof-${runId}-smoke-${count}`;
        const argv = argvOf(spec, [`--name=${name}`, `--label=${(0,run_containers/* runLabel */.A)(runId)}`, ...options]);
        const { result, isCut } = await watched(name, spec, () => (0,command/* run */.eF)('docker', argv, {
            stdin: spec.stdin,
            keep: kept,
            onLine: (line, stream) => {
                if (stream === 'stdout')
                    spec.onLine(line);
            },
        }));
        return { exitCode: isCut ? null : result.exitCode, stderr: result.stderr, milliseconds: result.milliseconds };
    };
    const machine = once(askMachine);
    /** QEMU user tells its version instead of running anything when this variable is set (linux-user/main.c). */
    const askInContainer = async (platform, image) => {
        let output = '';
        const onLine = (line) => {
            output ||= line;
        };
        const spec = {
            ...{ image, platform, capabilities: 'none', timeoutMs: 60_000 },
            command: ['node', '--version'],
            stdin: '',
            onLine,
        };
        // Without an init, because that one hides "exec format error" behind a search for a shell.
        const { stderr } = await start(spec, ['--env=QEMU_VERSION=1']);
        if (isForeign(stderr))
            return null;
        return { kind: 'emulated', emulator: versionOf(output) ?? 'an unknown emulator' };
    };
    return {
        method: async (platform, image) => {
            const { architecture, isLocal } = await machine();
            if (nativePlatforms(architecture).includes(platform))
                return { kind: 'native' };
            const emulator = isLocal ? await registeredEmulator(platform) : null;
            return emulator === null ? askInContainer(platform, image) : { kind: 'emulated', emulator };
        },
        surroundings: async (platform) => surroundings(await machine(), platform),
        run: (spec) => start(spec, [withInit]),
    };
};
const once = (ask) => {
    let answer = null;
    return () => (answer ??= ask());
};


/***/ }),

/***/ 9920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ runLabel),
/* harmony export */   D: () => (/* binding */ removeContainers)
/* harmony export */ });
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3289);

/** The label by which the containers of a run are known. */
const runLabel = (id) => `archproof.run=${id}`;
/** Removes every container of a run, whatever state it is in. @throws ToolError */
const removeContainers = async (id) => {
    const remedy = 'Remove the containers with `docker ps --all --filter label=archproof.run` by hand';
    const filter = `label=${runLabel(id)}`;
    const { stdout } = await (0,_command_js__WEBPACK_IMPORTED_MODULE_0__/* .runOrThrow */ .nf)('docker', ['ps', '--all', '--quiet', '--filter', filter], remedy);
    const ids = stdout.split('\n').filter((line) => line !== '');
    if (ids.length > 0)
        await (0,_command_js__WEBPACK_IMPORTED_MODULE_0__/* .runOrThrow */ .nf)('docker', ['rm', '--force', '--volumes', ...ids], remedy);
};


/***/ }),

/***/ 7517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ reportFiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _core_render_report_json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8853);



/** report.json in the folder that the outcome names. It appears whole or not at all. */
const reportFiles = () => ({
    name: 'report.json',
    send: async (outcome) => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(outcome.reportFolder, { recursive: true });
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(outcome.reportFolder, 'report.json');
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(`${path}.part`, (0,_core_render_report_json_js__WEBPACK_IMPORTED_MODULE_2__/* .renderReport */ .B)(outcome));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(`${path}.part`, path);
        return [];
    },
});


/***/ }),

/***/ 7434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  L: () => (/* binding */ timeLimitedPatterns)
});

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: ./build/adapters/regexp/patterns.js

const program = `
const { parentPort, workerData: { source, flags, text } } = require('node:worker_threads')
parentPort.postMessage(new RegExp(source, flags).test(text))`;
/** Until a thread runs at all. */
const startMs = 60_000;
/**
 * Patterns in a thread of their own: one that backtracks for ever on what a hostile container prints is ended with it, and the
 * job goes on meanwhile.
 */
const timeLimitedPatterns = (limitMs = 2000) => ({
    matches: ({ source, flags }, text) => new Promise((resolve, reject) => {
        const worker = new external_node_worker_threads_namespaceObject.Worker(program, { eval: true, workerData: { source, flags, text } });
        const end = (result) => {
            clearTimeout(timer);
            resolve(result);
            void worker.terminate();
        };
        let timer = setTimeout(() => end(null), startMs);
        // The limit is the pattern's: starting a thread takes its time on a busy machine.
        worker.once('online', () => {
            clearTimeout(timer);
            timer = setTimeout(() => end(null), limitMs);
        });
        worker.once('message', (result) => end(result === true));
        worker.once('error', (error) => {
            clearTimeout(timer);
            reject(error instanceof Error ? error : new Error(String(error)));
        });
    }),
});


/***/ }),

/***/ 7732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c: () => (/* binding */ checkImage)
});

// EXTERNAL MODULE: ./build/core/gate.js
var gate = __nccwpck_require__(8099);
// EXTERNAL MODULE: ./build/core/ignore.js
var ignore = __nccwpck_require__(9890);
;// CONCATENATED MODULE: ./build/core/redact.js
/** Shorter ones are no secrets worth the name, and would black out half of every report. */
const shortest = 4;
const mask = '***';
/**
 * The same value with every secret in every text replaced. Reports leave the machine as files, where the runner masks
 * nothing: what a failing step has printed is in them.
 */
const redact = (value, secrets) => {
    const known = secrets
        .filter((secret) => secret.length >= shortest)
        .toSorted((one, other) => other.length - one.length);
    const visit = (part) => {
        if (typeof part === 'string')
            return known.reduce((text, secret) => text.replaceAll(secret, mask), part);
        if (Array.isArray(part))
            return part.map(visit);
        if (typeof part !== 'object' || part === null)
            return part;
        return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, visit(inner)]));
    };
    return known.length === 0 ? value : visit(value);
};

// EXTERNAL MODULE: ./build/core/finding.js + 12 modules
var finding = __nccwpck_require__(1327);
;// CONCATENATED MODULE: ./build/stages/report.js

const attempt = async (sink, outcome) => {
    try {
        return await sink.send(outcome);
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return [(0,finding/* finding */.g)('AP902', { subject: sink.name }, { report: sink.name, reason })];
    }
};
/**
 * Tells of the run in every way, whatever becomes of the others. The sinks run in the given order, and each also tells
 * what those before it could not do: what reaches furthest goes first, annotations go last.
 * @returns the outcome with those findings added, for outputs and the exit status.
 */
const report = async (outcome, sinks, log) => {
    let told = outcome;
    for (const sink of sinks) {
        const findings = await attempt(sink, told);
        for (const { code, found, change } of findings)
            log.warning(`${code} ${found}\n${change}`);
        told = { ...told, findings: [...told.findings, ...findings] };
    }
    return told;
};

// EXTERNAL MODULE: ./build/core/render/amount.js
var amount = __nccwpck_require__(5635);
;// CONCATENATED MODULE: ./build/core/checks/size-budget.js

/**
 * What a platform's root file system is over its budget, if it is.
 * @param size uncompressed bytes of all regular files; null: not known, and then the audit says why
 * @param max null: any size will do
 * @param largest what holds the most of it
 */
const sizeFindings = (platform, size, max, largest = []) => size === null || max === null || size <= max
    ? []
    : [(0,finding/* finding */.g)('AP404', { subject: 'size', platform }, { size, max, largest })];

// EXTERNAL MODULE: ./build/core/native-module.js
var native_module = __nccwpck_require__(2920);
;// CONCATENATED MODULE: ./build/core/settle.js

/**
 * The audit's findings of one platform after the smoke stage had the last word. A module that the audit calls broken and
 * that did its work, also in a process of its own, is not broken, and one that the user left out is not judged (truth table
 * of the verdict): what the audit says against it stays to be looked at, as a warning.
 */
const settle = (findings, audit, smoke) => {
    const settled = new Set((smoke?.outcomes ?? [])
        .filter(({ state }) => state === 'proved' || state === 'skipped')
        .map(({ module }) => (0,native_module/* moduleKey */.M)(module)));
    const cleared = (audit?.modules ?? []).filter(({ state, ...module }) => state === 'broken' && settled.has((0,native_module/* moduleKey */.M)(module)));
    const subjects = new Set(cleared.flatMap(({ name, dir, files }) => [name, dir, ...files]));
    const stillBroken = new Set((audit?.modules ?? [])
        .filter(({ state, ...module }) => state === 'broken' && !settled.has((0,native_module/* moduleKey */.M)(module)))
        .map(({ name }) => name));
    return findings.map((found) => found.severity === 'error' && subjects.has(found.subject) && !stillBroken.has(found.subject)
        ? { ...found, severity: 'warning' }
        : found);
};

// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
;// CONCATENATED MODULE: ./build/core/audit/libc-family.js
/** Names by which only glibc's parts are known. musl answers to libc.so.6 and the like itself, but not to its loader's. */
const glibcName = /^(?:ld-linux[\w.-]*\.so\.\d|ld64\.so\.\d|libc\.so\.6|lib(?:m|dl|rt|pthread|util|resolv)\.so\.\d)$/;
const muslName = /^(?:ld-musl-[\w.-]+|libc\.musl-[\w.-]+|libc\.so)$/;
/** Which C library a soname or the path of a program interpreter belongs to; null when it is neither's. */
const familyOfName = (name) => {
    const base = name.slice(name.lastIndexOf('/') + 1);
    if (muslName.test(base))
        return 'musl';
    return glibcName.test(base) ? 'glibc' : null;
};
/** Which C library an object was built for; null when nothing in it says so, as in a static one. */
const builtFor = (object) => {
    const names = object.interpreter === null ? object.needed : [object.interpreter, ...object.needed];
    // libc.so alone is musl's name as its own compiler wrapper writes it; a versioned reference settles it before that.
    if (object.versionNeeds.some(({ version }) => version.startsWith('GLIBC_')))
        return 'glibc';
    const families = names.map(familyOfName);
    return families.find((family) => family !== null) ?? null;
};

;// CONCATENATED MODULE: ./build/core/audit/rule.js

/** Every file that somebody would load or run. */
const subjectsOf = ({ node, modules }) => [
    ...(node === null ? [] : [{ module: null, file: node.file }]),
    ...modules.flatMap((module) => module.native.map((file) => ({ module, file }))),
];
/** How a module is called in findings: by its name, since that is what `ignore` and people use. */
const nameOf = ({ module, file }) => module?.name ?? file.path;
/** Makes the judgement of a rule about a file. */
const judgeFile = (code, { platform }, subject, evidence) => ({ ...subject, finding: (0,finding/* finding */.g)(code, { subject: nameOf(subject), platform }, evidence) });
/** Makes the judgement of a rule about a package. */
const judgeModule = (code, { platform }, module, evidence) => ({ module, file: null, finding: (0,finding/* finding */.g)(code, { subject: module.name, platform }, evidence) });
/** The same judgement with another severity than its code has, where the facts are weaker than the code assumes. */
const withSeverity = (judgement, severity) => ({
    ...judgement,
    finding: { ...judgement.finding, severity },
});

;// CONCATENATED MODULE: ./build/core/audit/obstacle.js


/** Libraries that are there but of no use, for one reason, over all files. */
const unusableLibraries = (facts, reason) => subjectsOf(facts).flatMap((subject) => (subject.file.report?.missingLibraries ?? [])
    .filter((library) => library.reason === reason && library.found !== null)
    .map(({ found, library, neededBy }) => ({ subject, path: found ?? library, neededBy })));
/** Whether Node itself does not start: whatever is loaded into it is then not known to load, and not to blame. */
const nodeIsBroken = ({ node }) => {
    if (node === null)
        return false;
    const { report, permitted } = node.file;
    if (report === null || !permitted)
        return true;
    return report.rejected !== null || report.interpreterMissing !== null || report.missingLibraries.length > 0;
};
/** What is not known of Node's own process, and so of nothing that is loaded into it. It is said once, about Node. */
const nodeDoubts = ({ node }) => node?.file.report?.damage ?? [];
/** Whether it fails when it is loaded, and not only at a call that perhaps never comes (AP106). */
const failsAtLoad = ({ report }) => report !== null &&
    (report.interpreterMissing !== null ||
        report.missingLibraries.length > 0 ||
        report.missingVersions.length > 0 ||
        report.missingSymbols.some(({ atLoad }) => atLoad));
const missingNames = ({ report }) => report === null
    ? []
    : [
        ...(report.interpreterMissing === null ? [] : [report.interpreterMissing]),
        ...report.missingLibraries.map(({ library }) => library),
        ...report.missingVersions.map(({ version }) => version),
        ...report.missingSymbols.map(({ symbol }) => symbol),
    ];
/**
 * The one cause behind many symptoms. An object of the other C library by itself is no conflict: musl answers to the name
 * of glibc's libraries, and simple add-ons work with it.
 */
const libcConflict = ({ libc }, { module, file }) => {
    if (libc === null || module === null || !failsAtLoad(file))
        return null;
    const lacks = missingNames(file);
    if (lacks.length === 0)
        return null;
    const named = lacks.map(familyOfName).find((family) => family !== null && family !== libc.family);
    const builtFor = file.foreignLibc?.family ?? named;
    if (builtFor === undefined || builtFor === null || builtFor === libc.family)
        return null;
    return { object: file.foreignLibc?.object ?? file.path, builtFor, image: libc.family, lacks };
};

// EXTERNAL MODULE: ./build/core/platform.js
var core_platform = __nccwpck_require__(3643);
;// CONCATENATED MODULE: ./build/core/audit/rules/damaged.js



/** AP108: the file ends before what it must hold. */
const damaged = {
    code: 'AP108',
    judge: (facts) => {
        const { machine, bits } = (0,core_platform/* architectureOf */.NJ)(facts.platform);
        const own = subjectsOf(facts)
            .filter(({ file }) => file.object?.truncated === true)
            // A cut header names no machine. One that names another is AP101 or AP110, and only its start was read.
            .filter(({ file: { object } }) => object?.machine === 0 || (object?.machine === machine && object.bits === bits))
            .map((subject) => judgeFile('AP108', facts, subject, { object: subject.file.path, damage: subject.file.damage }));
        const libraries = unusableLibraries(facts, 'truncated').map(({ subject, path, neededBy }) => judgeFile('AP108', facts, subject, { object: path, damage: ['the file ends before its segments do'], neededBy }));
        return [...own, ...libraries];
    },
};

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __nccwpck_require__(2088);
;// CONCATENATED MODULE: ./build/core/audit/rules/engines.js



const excludes = (engines, version) => (0,semver.validRange)(engines) !== null && !(0,semver.satisfies)(version, engines, { includePrerelease: true });
const judgeApplication = (facts, { name, dir, engines }, nodeVersion) => ({
    module: null,
    file: null,
    finding: (0,finding/* finding */.g)('AP205', { subject: name, platform: facts.platform }, { name, engines, nodeVersion, dir }),
});
/** AP205: the application, or a native package, says that it does not run on this Node. */
const engines = {
    code: 'AP205',
    judge: (facts) => {
        const version = facts.node?.version ?? null;
        if (version === null)
            return [];
        return [
            ...facts.applications
                .filter((application) => excludes(application.engines, version))
                .map((application) => judgeApplication(facts, application, version)),
            ...facts.modules
                .filter((module) => excludes(module.engines, version))
                .map((module) => {
                const { name, dir } = module;
                return judgeModule('AP205', facts, module, { name, engines: module.engines, nodeVersion: version, dir });
            }),
        ];
    },
};

;// CONCATENATED MODULE: ./build/core/audit/rules/executable-stack.js

/** glibc 2.41 no longer makes the stack executable for what is opened later (its NEWS; dlopen of such an object fails). */
const refusedSince = [2, 41];
const refuses = (version) => {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major > refusedSince[0] || (major === refusedSince[0] && minor >= refusedSince[1]);
};
/** AP111: an add-on wants an executable stack and the C library refuses. Only where that is certain. */
const executableStack = {
    code: 'AP111',
    judge: (facts) => {
        const { libc, node } = facts;
        if (libc?.family !== 'glibc' || libc.version === null || !refuses(libc.version))
            return [];
        // A Node with an executable stack of its own has nothing to refuse.
        if (node?.file.object?.executableStack !== false)
            return [];
        return subjectsOf(facts)
            .filter(({ file }) => file.role === 'add-on' && file.report !== null && file.object?.executableStack === true)
            .map((subject) => judgeFile('AP111', facts, subject, { object: subject.file.path, libc: `glibc ${libc.version ?? ''}` }));
    },
};

;// CONCATENATED MODULE: ./build/core/audit/rules/fallback.js

/** AP208: the native part is not there, and the package works without it. */
const fallback = {
    code: 'AP208',
    judge: (facts) => facts.modules.flatMap((module) => {
        if (module.fallback === '' || (module.missing === null && module.absent === null))
            return [];
        const missing = module.missing === null
            ? module.absent === 'unsupported'
                ? 'it brings none for this platform'
                : 'it was not built'
            : `${module.missing.name}@${module.missing.version} is not installed`;
        return [judgeModule('AP208', facts, module, { name: module.name, fallback: module.fallback, missing })];
    }),
};

;// CONCATENATED MODULE: ./build/core/audit/rules/isa-level.js

/** AP114: it declares to need more than every processor of the architecture has. */
const isaLevel = {
    code: 'AP114',
    judge: (facts) => subjectsOf(facts).flatMap((subject) => {
        const level = subject.file.object?.isaNeeded ?? null;
        if (level === null || level === 'x86-64-baseline')
            return [];
        return [judgeFile('AP114', facts, subject, { object: subject.file.path, level })];
    }),
};

;// CONCATENATED MODULE: ./build/core/audit/rules/libc-family.js


/** AP102: built for glibc on musl, or the reverse, and it matters. */
const libcFamily = {
    code: 'AP102',
    judge: (facts) => subjectsOf(facts).flatMap((subject) => {
        const conflict = libcConflict(facts, subject);
        return conflict === null
            ? []
            : [judgeFile('AP102', facts, subject, { ...conflict, lacks: conflict.lacks.slice(0, 20) })];
    }),
};

;// CONCATENATED MODULE: ./build/core/audit/rules/missing-interpreter.js


/** AP107: the kernel does not find the loader that a program asks for, be it Node or a program of a package. */
const missingInterpreter = {
    code: 'AP107',
    judge: (facts) => subjectsOf(facts).flatMap((subject) => {
        const interpreter = subject.file.report?.interpreterMissing ?? null;
        if (interpreter === null || libcConflict(facts, subject) !== null)
            return [];
        const distribution = facts.distribution?.name ?? '';
        return [judgeFile('AP107', facts, subject, { program: subject.file.path, interpreter, distribution })];
    }),
};

// EXTERNAL MODULE: ./build/core/packages/path.js
var packages_path = __nccwpck_require__(1931);
;// CONCATENATED MODULE: ./build/core/audit/library-packages.js
const of = (apt, apk) => ({ apt, apk });
/** Libraries that native Node packages are known to want from the system; Debian 12 and later, Alpine 3.18 and later. */
const exact = {
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
};
/** Packages that hold a library; null when this is not known, or when it is one that packages bring themselves. */
const libraryPackages = (library) => Object.prototype.hasOwnProperty.call(exact, library) ? (exact[library] ?? null) : null;

;// CONCATENATED MODULE: ./build/core/audit/rules/missing-library.js




/** AP103: a shared library is not where its loader looks. */
const missingLibrary = {
    code: 'AP103',
    judge: (facts) => subjectsOf(facts).flatMap((subject) => {
        if (libcConflict(facts, subject) !== null)
            return [];
        const missing = subject.file.report?.missingLibraries ?? [];
        const loaders = [subject.file, facts.node?.file].map((file) => (0,packages_path/* baseName */.Fl)(file?.report?.interpreterMissing ?? ''));
        return (missing
            // Objects name their loader as a library too; that it is missing is AP107.
            .filter(({ reason, library }) => reason === 'absent' && !loaders.includes(library))
            .map(({ library, neededBy, searched }) => {
            const packages = libraryPackages(library);
            const install = facts.distribution?.packages ?? 'other';
            // A package that has its libraries beside it, or in a package of their own, says so by where it searches.
            const bundled = packages === null && searched.some((folder) => folder.includes('/node_modules/'));
            return judgeFile('AP103', facts, subject, {
                library,
                neededBy,
                searched: searched.slice(0, 20),
                packages,
                install,
                bundled,
            });
        }));
    }),
};

;// CONCATENATED MODULE: ./build/core/audit/rules/no-native-file.js

/** AP204: a package that is known to be native has nothing to load here. */
const noNativeFile = {
    code: 'AP204',
    judge: (facts) => facts.modules.flatMap((module) => {
        const { name, absent, fallback } = module;
        const platform = [facts.platform, facts.libc?.family, nodeOf(facts)].filter(Boolean).join(', ');
        if (absent !== null && fallback === '')
            return [judgeModule('AP204', facts, module, { name, why: absent, platform })];
        return module.native
            .filter(({ what }) => what === 'absent')
            .map((file) => {
            const evidence = { name, why: 'dangling', platform, file: file.path };
            return judgeFile('AP204', facts, { module, file }, evidence);
        });
    }),
};
const nodeOf = ({ node }) => {
    const version = node?.version ?? null;
    return version === null ? '' : `Node ${version}`;
};

;// CONCATENATED MODULE: ./build/core/audit/rules/no-node.js

/** AP207: without Node there is nothing to load anything into. */
const noNode = {
    code: 'AP207',
    judge: ({ node, platform, modules }) => node !== null
        ? []
        : [
            {
                module: null,
                file: null,
                finding: (0,finding/* finding */.g)('AP207', { subject: 'node', platform }, { modules: modules.length }),
            },
        ],
};

;// CONCATENATED MODULE: ./build/core/packages/target.js
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

;// CONCATENATED MODULE: ./build/core/audit/rules/node-abi.js


/** AP203: an add-on without Node-API was built for another release line of Node. */
const nodeAbi = {
    code: 'AP203',
    judge: (facts) => {
        if (facts.node === null)
            return [];
        const version = facts.node.version ?? '';
        const running = nodeModuleVersion(version);
        return subjectsOf(facts).flatMap((subject) => {
            const { addOn, path } = subject.file;
            if (addOn === null || addOn.nodeApi || addOn.moduleVersions.length === 0)
                return [];
            if (running !== null && addOn.moduleVersions.includes(Number(running)))
                return [];
            const judgement = judgeFile('AP203', facts, subject, {
                object: path,
                builtFor: addOn.moduleVersions,
                running: running ?? 'an unknown one',
                nodeVersion: version === '' ? '(unknown)' : version,
            });
            return [running === null ? withSeverity(judgement, 'unknown') : judgement];
        });
    },
};

;// CONCATENATED MODULE: ./build/core/audit/unresolved.js

/** Functions of Node-API, which have a rule of their own (AP206). */
const isNodeApi = (symbol) => /^(?:napi|node_api)_/.test(symbol);
/** Mangled names in the namespaces v8 and node: an add-on that has them is bound to one Node release line. */
const isOfNode = (symbol) => /^_ZNK?(?:2v8|4node)/.test(symbol);
/**
 * Symbols that nothing defines, by the object that wants them. Left out is what another rule explains: everything of an
 * object for another C library, what lacks with the version of a library, and Node-API.
 */
const unresolvedIn = (facts, subject, atLoad) => {
    const { report } = subject.file;
    if (report === null || libcConflict(facts, subject) !== null)
        return [];
    const versions = new Set(report.missingVersions.map(({ version }) => version));
    const byObject = new Map();
    for (const missing of report.missingSymbols) {
        if (missing.atLoad !== atLoad || isNodeApi(missing.symbol))
            continue;
        if (missing.version !== null && versions.has(missing.version))
            continue;
        const symbols = byObject.get(missing.neededBy) ?? [];
        symbols.push(missing.version === null ? missing.symbol : `${missing.symbol}@${missing.version}`);
        byObject.set(missing.neededBy, symbols);
    }
    return [...byObject].map(([object, symbols]) => ({ object, symbols }));
};

;// CONCATENATED MODULE: ./build/core/audit/rules/node-api.js


/** AP206: it uses functions of Node-API that this Node does not have. */
const nodeApi = {
    code: 'AP206',
    judge: (facts) => subjectsOf(facts).flatMap((subject) => {
        const missing = (subject.file.report?.missingSymbols ?? []).filter(({ symbol }) => isNodeApi(symbol));
        if (missing.length === 0)
            return [];
        const judgement = judgeFile('AP206', facts, subject, {
            object: subject.file.path,
            symbols: missing.map(({ symbol }) => symbol).slice(0, 20),
            nodeVersion: facts.node?.version ?? '(unknown)',
        });
        return [missing.some(({ atLoad }) => atLoad) ? judgement : withSeverity(judgement, 'warning')];
    }),
};

;// CONCATENATED MODULE: ./build/core/audit/rules/not-elf.js


/** What a file is instead, in words. null: it is no concern of this rule. */
const kinds = {
    elf: null,
    absent: null,
    unread: null,
    'mach-o': 'a macOS object (Mach-O)',
    pe: 'a Windows object (PE)',
    text: 'a text file',
    empty: 'an empty file',
    archive: 'a static library',
    wasm: 'a WebAssembly module',
    unknown: 'no object of a known kind',
    'lfs-pointer': 'a pointer of Git LFS instead of the file',
    script: 'a script',
};
/** What lies where a program is looked for may be a script, or data; only these are programs that do not run here. */
const wrongForPrograms = new Set(['mach-o', 'pe', 'empty', 'lfs-pointer']);
/** AP109: what would be loaded is no ELF object at all. */
const notElf = {
    code: 'AP109',
    judge: (facts) => {
        const own = subjectsOf(facts).flatMap((subject) => {
            const { what, role, path, report } = subject.file;
            const kind = report?.rejected === 'not-loadable' ? 'an ELF file that is no shared object' : kinds[what];
            if (kind === null || (role === 'program' && !wrongForPrograms.has(what)))
                return [];
            return [judgeFile('AP109', facts, subject, { object: path, kind })];
        });
        const unusable = [...unusableLibraries(facts, 'not-elf'), ...unusableLibraries(facts, 'not-loadable')];
        const libraries = unusable.map(({ subject, path, neededBy }) => judgeFile('AP109', facts, subject, { object: path, kind: 'no shared object', neededBy }));
        return [...own, ...libraries];
    },
};

;// CONCATENATED MODULE: ./build/core/audit/rules/not-permitted.js


/** AP112: the image's user may not read an add-on or library, or not execute a program. */
const notPermitted = {
    code: 'AP112',
    judge: (facts) => {
        const user = facts.user.name === '' ? 'root' : facts.user.name;
        const own = subjectsOf(facts)
            // A text among programs may be meant for Node to run, and needs no x bit for that.
            .filter(({ file }) => !file.permitted && file.realPath !== null && file.what === 'elf')
            .map((subject) => {
            const { path, mode, role } = subject.file;
            const action = role === 'program' ? 'execute' : 'read';
            return judgeFile('AP112', facts, subject, { object: path, mode: octal(mode), user, action });
        });
        const libraries = unusableLibraries(facts, 'unreadable').map(({ subject, path, neededBy }) => judgeFile('AP112', facts, subject, { object: path, mode: 'unreadable', user, action: 'read', neededBy }));
        return [...own, ...libraries];
    },
};
const octal = (mode) => (mode & 0o7777).toString(8).padStart(4, '0');

;// CONCATENATED MODULE: ./build/core/audit/rules/not-seen.js



const nothingKnown = 'it is native, and none of its files is known to be what it loads';
/** Of an object for another platform only the start was read, and that it is one says enough (AP101, AP110). */
const isForPlatform = ({ file: { object } }, { platform }) => {
    const { machine, bits } = (0,core_platform/* architectureOf */.NJ)(platform);
    return object !== null && !object.truncated && object.machine === machine && object.bits === bits;
};
/** node-abi.ts compares the version; without one there is nothing to compare. */
const versionDoubts = ({ file: { addOn } }) => addOn?.constructorRegistration === true && !addOn.nodeApi && addOn.moduleVersions.length === 0
    ? ['for which NODE_MODULE_VERSION it registers itself could not be read']
    : [];
const reasonsOf = (subject, facts) => {
    const { file } = subject;
    if (file.what === 'unread')
        return ['its content was not read'];
    if (!isForPlatform(subject, facts))
        return [];
    // Without a Node that starts nothing is linked, and that is said once, about Node; so are doubts about its process.
    const asides = file.role === 'add-on' && (facts.node === null || nodeIsBroken(facts));
    const known = file === facts.node?.file ? [] : nodeDoubts(facts);
    const damage = asides ? [] : (file.report?.damage ?? []).filter((text) => !known.includes(text));
    return [...new Set([...file.damage, ...damage, ...versionDoubts(subject)])];
};
/** AP115: something that decides could not be read, so that nothing missing proves nothing. */
const notSeen = {
    code: 'AP115',
    judge: (facts) => [
        ...subjectsOf(facts).flatMap((subject) => {
            const reasons = reasonsOf(subject, facts);
            return reasons.length === 0
                ? []
                : [judgeFile('AP115', facts, subject, { object: subject.file.path, reasons: reasons.slice(0, 20) })];
        }),
        ...facts.modules
            .filter(({ native, missing, absent }) => native.length === 0 && missing === null && absent === null)
            .map((module) => judgeModule('AP115', facts, module, { object: module.name, reasons: [nothingKnown] })),
    ],
};

;// CONCATENATED MODULE: ./build/core/audit/rules/page-size.js

const common = 16 * 1024;
const largest = 64 * 1024;
/** AP113: it loads on 4 KiB pages only. Other architectures than arm64 have one page size in practice. */
const pageSize = {
    code: 'AP113',
    judge: (facts) => facts.platform !== 'linux/arm64'
        ? []
        : subjectsOf(facts).flatMap((subject) => {
            const { object, path, report } = subject.file;
            const size = object?.pageSize ?? null;
            if (report === null || size === null || size >= largest)
                return [];
            const judgement = judgeFile('AP113', facts, subject, { object: path, pageSize: size });
            return [size < common ? judgement : withSeverity(judgement, 'notice')];
        }),
};

;// CONCATENATED MODULE: ./build/core/audit/rules/platform-package.js

/** AP201: the platform package that a package needs here is not installed. */
const platformPackage = {
    code: 'AP201',
    judge: (facts) => facts.modules.flatMap((module) => module.missing === null || module.fallback !== ''
        ? []
        : [
            judgeModule('AP201', facts, module, {
                missing: module.missing.name,
                version: module.missing.version,
                instead: module.missing.instead,
                neededBy: `${module.name}@${module.version}`,
            }),
        ]),
};

;// CONCATENATED MODULE: ./build/core/audit/rules/symbol-version.js


/** AP104: a library is there but older than what was linked against. */
const symbolVersion = {
    code: 'AP104',
    judge: (facts) => subjectsOf(facts).flatMap((subject) => libcConflict(facts, subject) !== null
        ? []
        : (subject.file.report?.missingVersions ?? []).map((missing) => judgeFile('AP104', facts, subject, missing))),
};

;// CONCATENATED MODULE: ./build/core/audit/rules/unresolved-at-call.js


/** AP106: a function that is looked up at its first call is defined nowhere. */
const unresolvedAtCall = {
    code: 'AP106',
    judge: (facts) => subjectsOf(facts).flatMap((subject) => unresolvedIn(facts, subject, false).map(({ object, symbols }) => judgeFile('AP106', facts, subject, { object, symbols: symbols.slice(0, 20), count: symbols.length }))),
};

;// CONCATENATED MODULE: ./build/core/audit/rules/unresolved-at-load.js


/** AP105: a symbol that must be there when the object is loaded is defined nowhere. */
const unresolvedAtLoad = {
    code: 'AP105',
    judge: (facts) => subjectsOf(facts).flatMap((subject) => unresolvedIn(facts, subject, true).map(({ object, symbols }) => judgeFile('AP105', facts, subject, {
        object,
        symbols: symbols.slice(0, 20),
        count: symbols.length,
        ofNode: symbols.some(isOfNode),
    }))),
};

;// CONCATENATED MODULE: ./build/core/audit/rules/version-pair.js


/** Packages that compare the two at run time and refuse; for the others it is a warning. */
const refusing = new Set(['esbuild']);
const judgePair = (facts, module, pair) => {
    const checked = refusing.has(module.name);
    const judgement = judgeModule('AP202', facts, module, {
        name: module.name,
        version: pair.wanted,
        binary: pair.name,
        binaryVersion: pair.present,
        path: pair.dir,
        checked,
    });
    return checked ? judgement : withSeverity(judgement, 'warning');
};
/** The manifests agree, and the program itself is of another version: it was copied over. */
const judgeProgram = (facts, module) => judgeModule('AP202', facts, module, {
    name: module.name,
    version: module.version,
    binary: module.pairs[0]?.name ?? module.name,
    binaryVersion: 'another version',
    path: module.files[0] ?? module.dir,
    checked: true,
});
/** AP202: a package and its platform package were published together, and two versions are here. */
const versionPair = {
    code: 'AP202',
    judge: (facts) => facts.modules.flatMap((module) => {
        const pairs = module.pairs.filter(({ wanted, present }) => (0,semver.valid)(wanted) !== null && wanted !== present);
        if (pairs.length > 0)
            return pairs.map((pair) => judgePair(facts, module, pair));
        return module.statesVersion === false ? [judgeProgram(facts, module)] : [];
    }),
};

;// CONCATENATED MODULE: ./build/core/audit/rules/wrong-class.js



/** Loaders look at the class before the machine (glibc, elf/dl-load.c), so this is what they complain about. */
const hasOtherClass = (platform, object) => object.machine !== 0 && object.bits !== (0,core_platform/* architectureOf */.NJ)(platform).bits;
/** AP110: a 32-bit object in a 64-bit process, or the reverse. */
const wrongClass = {
    code: 'AP110',
    judge: (facts) => {
        const wanted = (0,core_platform/* architectureOf */.NJ)(facts.platform).bits;
        const own = subjectsOf(facts).flatMap((subject) => {
            const { object, path } = subject.file;
            if (object === null || !hasOtherClass(facts.platform, object))
                return [];
            const machine = (0,core_platform/* machineName */.Fm)(object.machine);
            return [judgeFile('AP110', facts, subject, { object: path, bits: object.bits, wanted, machine })];
        });
        const libraries = unusableLibraries(facts, 'wrong-class').map(({ subject, path, neededBy }) => {
            const bits = wanted === 64 ? 32 : 64;
            return judgeFile('AP110', facts, subject, { object: path, bits, wanted, machine: 'another processor', neededBy });
        });
        return [...own, ...libraries];
    },
};

;// CONCATENATED MODULE: ./build/core/audit/rules/wrong-machine.js




/** AP101: the file, or a library it needs, is for another architecture. */
const wrongMachine = {
    code: 'AP101',
    judge: (facts) => {
        const { machine, littleEndian } = (0,core_platform/* architectureOf */.NJ)(facts.platform);
        const wanted = (0,core_platform/* machineName */.Fm)(machine);
        const own = subjectsOf(facts).flatMap((subject) => {
            const { object, path } = subject.file;
            if (object === null || hasOtherClass(facts.platform, object))
                return [];
            if (object.machine === machine && object.littleEndian === littleEndian)
                return [];
            // A cut header says nothing of its machine.
            if (object.machine === 0 && object.truncated)
                return [];
            return [judgeFile('AP101', facts, subject, { object: path, machine: (0,core_platform/* machineName */.Fm)(object.machine), wanted })];
        });
        const libraries = unusableLibraries(facts, 'wrong-machine').map(({ subject, path, neededBy }) => judgeFile('AP101', facts, subject, { object: path, machine: 'another architecture', wanted, neededBy }));
        return [...own, ...libraries];
    },
};

;// CONCATENATED MODULE: ./build/core/audit/rules/index.js























/** Every rule of the audit, by code. */
const rules = [
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
];

;// CONCATENATED MODULE: ./build/core/audit/audit.js



/** Judges the facts of one platform. A function of the facts alone. */
const audit = (facts) => {
    const judgements = rules.flatMap((rule) => rule.judge(facts)).flatMap((judgement) => temper(judgement, facts) ?? []);
    return {
        findings: unique(judgements.map(({ finding }) => finding)),
        modules: facts.modules.map((module) => ({
            name: module.name,
            version: module.version,
            dir: module.dir,
            files: module.files,
            state: stateOf(module, judgements, facts),
        })),
        gaps: facts.gaps,
    };
};
/**
 * Of a module whose loader picks one of several files, and which one cannot be told, an error of one of them is a doubt; it
 * is an error only when every one of them has one. A loader that tries them in turn does not care (null). Of a loose add-on, which perhaps nobody loads, it always is a doubt.
 */
const temper = (judgement, facts) => {
    const { module, file, finding } = judgement;
    if (module === null || file === null || finding.severity !== 'error')
        return judgement;
    if (module.family === 'loose')
        return withSeverity(judgement, 'unknown');
    if (module.certain)
        return judgement;
    const failing = new Set(rules
        .flatMap((rule) => rule.judge({ ...facts, node: null, modules: [module] }))
        .filter((other) => other.finding.severity === 'error')
        .map((other) => other.file?.path));
    if (module.native.every(({ path }) => failing.has(path)))
        return judgement;
    return module.inTurn === true ? null : withSeverity(judgement, 'unknown');
};
const stateOf = (module, judgements, facts) => {
    const severities = new Set(judgements.filter((judgement) => judgement.module === module).map(severityOf));
    if (severities.has('error'))
        return 'broken';
    const nodeIsSound = facts.node !== null && !nodeIsBroken(facts) && nodeDoubts(facts).length === 0;
    return severities.has('unknown') || !nodeIsSound ? 'unknown' : 'ok';
};
const severityOf = ({ finding }) => finding.severity;
/** One finding for what several files of one module have in common. */
const unique = (findings) => {
    const seen = new Map();
    for (const finding of findings) {
        const key = [finding.code, finding.subject, finding.severity, finding.found].join('\0');
        if (!seen.has(key))
            seen.set(key, finding);
    }
    return [...seen.values()];
};

;// CONCATENATED MODULE: ./build/core/packages/manifest.js
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

;// CONCATENATED MODULE: ./build/core/packages/installed.js


const limits = { directories: 500_000, depth: 64, packages: 100_000, addons: 20_000 };
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
    const manifest = parseManifest(text);
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
/** The folders in which Node looks for what is required from `dir`, nearest first. */
const moduleFolders = (dir) => {
    const folders = [];
    const parts = dir.split('/').filter((part) => part !== '');
    for (let length = parts.length; length >= 0; length -= 1) {
        if (parts[length - 1] === 'node_modules')
            continue;
        folders.push((0,packages_path/* joinPath */.uJ)('/', [...parts.slice(0, length), 'node_modules'].join('/')));
    }
    return folders;
};

;// CONCATENATED MODULE: ./build/core/packages/platform-tags.js
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
/** The name without its platform words: packages of one family share it. */
const stemOf = (name) => wordsOf(name)
    .filter((word) => [systems, architectures, libraries].every((table) => own(table, word) === null))
    .join('-');
/** Whether a name is that of a platform package: it says system and architecture. */
const isPlatformName = (name) => {
    const { os, arch } = tagsOf(name);
    return os !== null && os !== 'wasm' && arch !== null;
};
/** Whether what the name says does not exclude the target; a name that says nothing fits. */
const fits = (tags, target) => (tags.os === null || tags.os === target.platform) &&
    (tags.arch === null || tags.arch === target.arch || tags.arch === 'universal') &&
    (tags.libc === null || tags.libc === target.libc);
/** Of names that fit the target the ones that say most: with a libc before without, with an architecture before without. */
const mostSpecific = (names, target) => {
    const scored = names
        .map((name) => ({ name, tags: tagsOf(name) }))
        .filter(({ tags }) => fits(tags, target))
        .map(({ name, tags }) => ({ name, score: (tags.libc === null ? 0 : 1) + (tags.arch === null ? 0 : 2) }));
    const best = scored.reduce((highest, { score }) => Math.max(highest, score), 0);
    return scored.filter(({ score }) => score === best).map(({ name }) => name);
};

;// CONCATENATED MODULE: ./build/core/packages/loaders/build-folder.js



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
    `lib/binding/node-v${nodeModuleVersion(nodeVersion) ?? ''}-linux-${arch}`,
];
/** The names that the package's own code gives to `bindings()`; empty when it does not say so in one of the usual ways. */
const bindingNames = ({ dir, manifest }, { tree }) => {
    const main = manifest.main === '' ? 'index.js' : manifest.main;
    const sources = [main, `${main}.js`, `lib/${(0,packages_path/* baseName */.Fl)(manifest.name)}-binding.js`, 'lib/database.js', 'lib/binding.js'];
    for (const source of sources) {
        const text = tree.text((0,packages_path/* joinPath */.uJ)(dir, source)) ?? '';
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
            const name = (0,packages_path/* baseName */.Fl)(addon);
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
    const wanted = names.length === 0 ? all : all.filter((addon) => names.includes((0,packages_path/* baseName */.Fl)(addon)));
    const files = wanted.map((addon) => (0,packages_path/* joinPath */.uJ)(pkg.dir, addon));
    if (files.length === 0)
        return compiles(pkg) ? { family: 'bindings', files, absent: 'not-built' } : null;
    return { family: 'bindings', files, certain: names.length > 0 || files.length === 1 };
};
/** Whether an install script makes or fetches what a package loads. */
const compiles = ({ hasBindingGyp, manifest }) => hasBindingGyp ||
    manifest.gypfile ||
    manifest.dependencies['prebuild-install'] !== undefined ||
    /\b(?:node-gyp|node-pre-gyp|cmake-js|cmake-ts|prebuild-install)\b/.test(manifest.install);
/**
 * Packages that node-gyp, cmake-js or prebuild-install fills: all that was compiled lies in one folder, and the package
 * names it in its code. Release wins, as in every such package we read.
 */
const buildFolder = (pkg, { target }) => {
    for (const folder of ['build/Release', 'build/Debug', 'out/Release', 'out']) {
        const built = pkg.addons.filter((addon) => (0,packages_path/* parentOf */.gN)(`/${addon}`) === `/${folder}`);
        const files = mostSpecific(built, target).map((addon) => (0,packages_path/* joinPath */.uJ)(pkg.dir, addon));
        if (files.length > 0)
            return { family: 'build-folder', files, certain: files.length === 1 };
    }
    return compiles(pkg) && pkg.addons.length === 0 ? { family: 'build-folder', files: [], absent: 'not-built' } : null;
};

;// CONCATENATED MODULE: ./build/core/packages/loaders/known.js


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
        `lib/sentry_cpu_profiler-linux-${arch}-${libc}-${nodeModuleVersion(nodeVersion) ?? ''}.node`,
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
        const folder = `linux${libc === 'musl' ? '_musl' : ''}-${arch}-${nodeModuleVersion(nodeVersion) ?? ''}`;
        return [`vendor/${folder}/binding.node`];
    },
    farmhash: (_, { arch, libc }) => [`build/farmhash-linux${libc === 'musl' ? 'musl' : ''}-${arch}.node`],
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
    const candidates = places(pkg, target).map((place) => (0,packages_path/* joinPath */.uJ)(pkg.dir, place));
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

;// CONCATENATED MODULE: ./build/core/packages/loaders/node-gyp-build.js



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
    abi: nodeModuleVersion(context.target.nodeVersion),
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
    return winner === undefined ? null : (0,packages_path/* joinPath */.uJ)(dir, winner.file);
};
/** The file that node-gyp-build would load for a package; null when it would throw "No native build was found". */
const resolve = (context, dir, loader) => {
    for (const folder of ['build/Release', 'build/Debug']) {
        // It takes the first name that readdir gives; with several addons that is chance, the alphabet is as good.
        const built = [...namesIn(context, (0,packages_path/* joinPath */.uJ)(dir, folder))].filter((name) => name.endsWith('.node')).sort()[0];
        if (built !== undefined)
            return (0,packages_path/* joinPath */.uJ)(dir, `${folder}/${built}`);
    }
    const tuple = namesIn(context, (0,packages_path/* joinPath */.uJ)(dir, 'prebuilds'))
        .filter((name) => inTuple(name, context.target))
        .sort((a, b) => a.split('+').length - b.split('+').length)[0];
    return tuple === undefined ? null : pickPrebuild(context, (0,packages_path/* joinPath */.uJ)(dir, `prebuilds/${tuple}`), loader);
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
        if (!uses || (pkg.addons.length === 0 && !compiles(pkg)))
            return null;
        // It brings files, and none that this Node may load: for other platforms, C libraries or releases of Node.
        const absent = pkg.addons.length > 0 ? 'unsupported' : 'not-built';
        return { family: 'node-gyp-build', files: [], certain: !pkg.addons.some(isOfVersion3), absent };
    }
    // Without the loader among its dependencies the layout alone leaves siblings (conpty.node beside pty.node) possible.
    return { family: 'node-gyp-build', files: [file], certain: uses || onlyOne(pkg, file) };
};
const onlyOne = (pkg, file) => pkg.addons.filter((addon) => (0,packages_path/* parentOf */.gN)((0,packages_path/* joinPath */.uJ)(pkg.dir, addon)) === (0,packages_path/* parentOf */.gN)(file) && (0,packages_path/* baseName */.Fl)(addon) !== '')
    .length === 1;

;// CONCATENATED MODULE: ./build/core/packages/loaders/node-pre-gyp.js


/** Values of the placeholders in `binary.module_path`, as @mapbox/node-pre-gyp 2.0.3 evaluates them (lib/util/versioning.js). */
const placeholders = ({ manifest }, { target }, napi) => {
    const [major = '', minor = '', patch = ''] = manifest.version.split(/[.+-]/);
    const abi = nodeModuleVersion(target.nodeVersion);
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
        const file = (0,packages_path/* joinPath */.uJ)(pkg.dir, `${folder}/${binary.moduleName}.node`);
        if (context.tree.exists(file))
            return { family: 'node-pre-gyp', files: [file] };
    }
    // A Node that is too new for our table, or a C library of unknown version: any of the files may be the one.
    if (folders.includes(null) && pkg.addons.length > 0) {
        return { family: 'node-pre-gyp', files: pkg.addons.map((addon) => (0,packages_path/* joinPath */.uJ)(pkg.dir, addon)), certain: false };
    }
    // Some only install with it, and load through `bindings`. For the others what node-gyp left in build is no matter.
    return { family: 'node-pre-gyp', files: [], certain: dependencies['bindings'] === undefined, absent: 'not-built' };
};

;// CONCATENATED MODULE: ./build/core/packages/node-tags.js

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
        return abi === nodeModuleVersion(nodeVersion);
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
/** The path without what it says of releases of Node: flavours of one addon share it. */
const withoutNodeTag = (path) => path
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => abiOf(word) === null)
    .join('-')
    .replace(/(?:^|-)node-?v?\d{1,2}(?=-|$)/g, '');

;// CONCATENATED MODULE: ./build/core/packages/loaders/plain.js



/** Folders whose addons belong to a package's own tests, not to what an application loads. */
const notShipped = /(?:^|\/)(?:tests?|__tests__|spec|examples?|fixtures?|benchmarks?|docs)\//;
/** Whether two of the files are flavours of one addon: of these only one is loaded, different addons all are. */
const hasFlavours = (addons) => {
    const stems = addons.map((addon) => withoutNodeTag(stemOf((0,packages_path/* baseName */.Fl)(addon))));
    return new Set(stems).size < addons.length;
};
/**
 * Any other package with addons: those whose path does not say that they are for another platform or another Node. One with
 * files for other platforms only is left alone: what it does here (pnpm copies files without them) is not known.
 */
const plain = (pkg, { target }) => {
    const shipped = pkg.addons.filter((addon) => !notShipped.test(addon));
    const chosen = forThisNode(mostSpecific(shipped, target), target);
    if (chosen.length === 0)
        return null;
    return { family: 'plain', files: chosen.map((addon) => (0,packages_path/* joinPath */.uJ)(pkg.dir, addon)), certain: !hasFlavours(chosen) };
};

;// CONCATENATED MODULE: ./build/core/packages/loaders/platform-packages.js



/** Optional dependencies whose names say a platform: what npm installs one of. */
const platformDependencies = ({ optionalDependencies }) => Object.keys(optionalDependencies).filter(isPlatformName);
/** Whether a package is itself such a platform package. */
const isPlatformPackage = ({ name, os, cpu }) => isPlatformName(name) && (os.length > 0 || cpu.length > 0 || tagsOf(name).libc !== null);
const allows = (list, value) => {
    const allowed = list.filter((item) => !item.startsWith('!'));
    return !list.includes(`!${value}`) && (allowed.length === 0 || allowed.includes(value));
};
/** Whether npm would install a package on the target, by its `os`, `cpu` and `libc` and by its name. */
const suits = ({ name, os, cpu, libc }, target) => allows(os, target.platform) &&
    allows(cpu, target.arch) &&
    allows(libc, target.libc) &&
    (!isPlatformName(name) || fits(tagsOf(name), target));
const notExecutable = /^(?:licen[cs]e|readme|copying|notice|changelog|authors|makefile|package|dockerfile)/i;
/** How deep below a platform package its program may lie, and how many names are looked at: sass-embedded nests two. */
const search = { depth: 3, names: 500 };
/** Programs of a package that has no addon: what `bin` names, and every file that looks like one by its name. */
const executables = ({ dir, manifest }, { tree }) => {
    const files = new Set(manifest.bin.map((file) => (0,packages_path/* joinPath */.uJ)(dir, file)));
    let seen = 0;
    const look = (folder, depth) => {
        for (const { name, kind } of tree.list(folder)) {
            seen += 1;
            if (seen > search.names)
                return;
            const path = (0,packages_path/* joinPath */.uJ)(folder, name);
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
    const main = pkg.manifest.main.endsWith('.node') ? (0,packages_path/* joinPath */.uJ)(pkg.dir, pkg.manifest.main) : null;
    if (main !== null && context.tree.exists(main))
        return [main];
    // lmdb and msgpackr put several flavours of prebuildify into one platform package.
    const inRoot = pkg.addons.filter((addon) => !addon.includes('/'));
    const flavour = inRoot.length > 1 ? pickPrebuild(context, pkg.dir, 'node-gyp-build-optional-packages') : null;
    if (flavour !== null)
        return [flavour];
    return mostSpecific(pkg.addons, context.target).map((addon) => (0,packages_path/* joinPath */.uJ)(pkg.dir, addon));
};
/** Of each family of platform packages (sharp has two) the one that the target needs; null where it has none. */
const wantedNames = (names, target) => {
    const families = new Map();
    for (const name of names) {
        const stem = stemOf(name);
        families.set(stem, [...(families.get(stem) ?? []), name]);
    }
    const wanted = new Map();
    for (const [stem, members] of families) {
        const runsOnLinux = members.some((name) => tagsOf(name).os === 'linux');
        if (runsOnLinux)
            wanted.set(stem, mostSpecific(members, target)[0] ?? null);
    }
    return wanted;
};
/** Addons of the package itself that are for the target: napi-rs' and Rollup's local file, or a local build. */
const localFiles = (pkg, { target }) => {
    const built = pkg.addons.filter((addon) => /^(?:src\/)?build\/(?:Release|Debug)\//.test(addon));
    const tagged = pkg.addons.filter((addon) => isPlatformName((0,packages_path/* baseName */.Fl)(addon)));
    return [...mostSpecific(tagged, target), ...built].slice(0, 1).map((addon) => (0,packages_path/* joinPath */.uJ)(pkg.dir, addon));
};
/** A platform package of the same family that is there although it is for another platform: what a copied folder shows. */
const insteadOf = (name, { dir, manifest }, { resolve }) => {
    const stem = stemOf(name);
    const family = platformDependencies(manifest).filter((other) => other !== name && stemOf(other) === stem);
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
        const files = platformFiles(present, context);
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
    const wanted = wantedNames(platformDependencies(pkg.manifest), context.target);
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

;// CONCATENATED MODULE: ./build/core/packages/loaders/prisma.js

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
    const files = wanted.map((addon) => (0,packages_path/* joinPath */.uJ)(pkg.dir, addon));
    if (files.length > 0)
        return { family: 'own-folder', files };
    // Without the library Prisma asks the openssl program, whose version is not to be seen in its name.
    const unsure = openssl === null && tree.exists('/usr/bin/openssl');
    return unsure
        ? { family: 'own-folder', files: engines.map((addon) => (0,packages_path/* joinPath */.uJ)(pkg.dir, addon)), certain: false }
        : { family: 'own-folder', files: [], absent: 'unsupported' };
};

;// CONCATENATED MODULE: ./build/core/packages/discover.js










const mostModules = 2000;
/** Whether a package has no business on Linux at all (fsevents): npm leaves such files about, and nothing loads them. */
const foreign = ({ manifest }, target) => !isPlatformPackage(manifest) && !suits(manifest, target);
/** Loaders in the order in which they are asked. */
const discover_loaders = [known, prisma, platformPackages, nodeGypBuild, nodePreGyp, bindings, buildFolder];
const askLoaders = (pkg, context) => {
    for (const loader of discover_loaders) {
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
    const pick = prisma(pkg, context) ?? nodeGypBuild(pkg, context) ?? plain(pkg, context);
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
    return decided || pkg.addons.length === 0 ? pick : (plain(pkg, context) ?? pick);
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
    name: manifest.name === '' ? (0,packages_path/* baseName */.Fl)(dir) : manifest.name,
    version: manifest.version,
    dir,
});
const moduleOf = (pkg, context) => {
    const pick = pickOf(pkg, context);
    if (pick === null)
        return null;
    if (pick.files.length === 0 && onlyForBuilding.has(pkg.manifest.name))
        return null;
    return { ...bare(pkg), ...pick, fallback: fallbackOf(pkg.manifest.name) };
};
/** Node's own search for a package, from a folder upwards, over what the walk found. */
const resolver = (tree, { packages, plugAndPlay }) => {
    const byDir = new Map(packages.map((pkg) => [pkg.dir, pkg]));
    const anywhere = new Map(packages.map((pkg) => [pkg.manifest.name, pkg]));
    return (name, dir) => {
        for (const folder of moduleFolders(dir)) {
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
        for (const name of platformDependencies(pkg.manifest)) {
            const found = resolve(name, pkg.dir);
            if (found !== null)
                dirs.add(found.dir);
        }
    }
    return dirs;
};
const platformModule = (pkg, context) => {
    const files = platformFiles(pkg, context);
    // A package of shared libraries only (sharp-libvips) is somebody else's dependency.
    if (files.length === 0)
        return null;
    return { ...bare(pkg), family: 'platform-package', files };
};
/** An addon outside of every package is a module under its own path: something may load it. */
const strayModule = (path, target) => {
    if (!fits(tagsOf(path), target))
        return null;
    return { ...nothing, family: 'loose', name: path, version: '', dir: path, files: [path] };
};
/**
 * Finds every package with native code in a root file system and what its loader would pick on the target. Only facts that
 * decide are read: names of folders and files, and package.json files.
 */
const discoverNativeModules = (tree, target) => {
    const installed = findInstalled(tree);
    const resolve = resolver(tree, installed);
    const context = { tree, target, resolve };
    const claims = claimed(installed, resolve);
    const modules = [];
    for (const pkg of installed.packages) {
        if (foreign(pkg, target))
            continue;
        if (isPlatformPackage(pkg.manifest)) {
            const own = claims.has(pkg.dir) || !suits(pkg.manifest, target) ? null : platformModule(pkg, context);
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

;// CONCATENATED MODULE: ./build/core/audit/distribution.js
/** Values of an os-release file, unquoted; see os-release(5). */
const valuesOf = (text) => new Map(text
    .split('\n')
    .slice(0, 200)
    .map((line) => /^([A-Z_]+)=["']?([^"']*)["']?$/.exec(line.trim()))
    .filter((match) => match !== null)
    .map(([, key = '', value = '']) => [key, value.slice(0, 200)]));
/** Which distribution an image is made of; null without an os-release file. */
const readDistribution = (osRelease) => {
    if (osRelease === null)
        return null;
    const values = valuesOf(osRelease);
    const id = values.get('ID') ?? '';
    const family = [id, ...(values.get('ID_LIKE') ?? '').split(' ')];
    const packages = family.some((name) => ['debian', 'ubuntu'].includes(name))
        ? 'apt'
        : family.some((name) => ['alpine', 'wolfi', 'chainguard'].includes(name))
            ? 'apk'
            : 'other';
    return { id, name: values.get('PRETTY_NAME') ?? id, packages };
};
/** Version of an installed Alpine package, from apk's database; null when it is not in it. */
const apkVersion = (installed, name) => installed === null ? null : (new RegExp(`^P:${name}\\nV:([\\w.]+)`, 'm').exec(installed)?.[1] ?? null);

;// CONCATENATED MODULE: ./build/core/audit/identity.js
const bits = { read: 4, execute: 1 };
/**
 * Whether a process may read (or execute, or search) a file. Root may read everything and search every folder, since
 * Docker leaves it CAP_DAC_OVERRIDE; but nobody executes a file that has no x bit at all.
 */
const mayOpen = (user, { mode, uid, gid }, want) => {
    if (user.uid === 0)
        return want === 'read' || (mode & 0o111) !== 0;
    const shift = user.uid === uid ? 6 : user.gids.includes(gid) ? 3 : 0;
    return ((mode >> shift) & bits[want]) !== 0;
};
const number = (text) => text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : null;
/** Lines of /etc/passwd or /etc/group as fields. */
const fieldsOf = (text) => (text ?? '')
    .split('\n')
    .slice(0, 10_000)
    .map((line) => line.split(':'));
/** By name, or by number where it is one. */
const find = (lines, name) => lines.find((fields) => fields[0] === name) ?? lines.find((fields) => number(name) !== null && fields[2] === name);
/**
 * Whom `USER` of an image configuration means, by the image's own passwd and group files, as the engine resolves it. null
 * when it names somebody whom they do not know: the engine then refuses to start a container.
 */
const resolveIdentity = (user, passwd, group) => {
    const [name = '', groupName = ''] = user === '' ? ['0'] : user.split(':');
    const account = find(fieldsOf(passwd), name);
    const uid = number(account?.[2]) ?? number(name);
    if (uid === null)
        return null;
    const gids = gidsOf(account, fieldsOf(group), groupName);
    return gids === null ? null : { uid, gids };
};
const gidsOf = (account, groups, groupName) => {
    if (groupName !== '') {
        const gid = number(find(groups, groupName)?.[2]) ?? number(groupName);
        return gid === null ? null : [gid];
    }
    const member = account?.[0] ?? '';
    const others = groups.filter((fields) => member !== '' && (fields[3] ?? '').split(',').includes(member));
    const gids = [account?.[3] ?? '0', ...others.map((fields) => fields[2])].map(number);
    return gids.filter((gid) => gid !== null);
};

;// CONCATENATED MODULE: ./build/core/elf/add-on-interface.js
const registration = /^node_register_module_v(\d{1,6})$/;
const nodeApiExports = new Set(['napi_register_module_v1', 'node_api_module_get_api_version_v1']);
/** How an add-on makes itself known to Node; see node_api.h and node.h (NODE_MODULE_INITIALIZER_BASE). */
const addOnInterface = (object) => {
    const moduleVersions = new Set(object.registeredFor);
    let nodeApi = false;
    for (const { names } of object.definedSymbols) {
        for (const name of names) {
            const version = registration.exec(name)?.[1];
            if (version !== undefined)
                moduleVersions.add(Number(version));
            else if (nodeApiExports.has(name))
                nodeApi = true;
        }
    }
    const calls = (name) => object.undefinedSymbols.some((symbol) => symbol.name === name);
    return {
        moduleVersions: [...moduleVersions].sort((a, b) => a - b),
        nodeApi: nodeApi || calls('napi_module_register'),
        constructorRegistration: calls('node_module_register'),
    };
};

;// CONCATENATED MODULE: ./build/core/link/search-path.js
/** Folder of a path, without a slash at its end; `/` for what lies in the root. */
const folderOf = (path) => {
    const slash = path.lastIndexOf('/');
    return slash <= 0 ? '/' : path.slice(0, slash);
};
/** A path as the kernel would take it: what is not absolute counts from the working directory. */
const absolute = (path, workingDir) => path.startsWith('/') ? path : path === '' || path === '.' || path === './' ? workingDir : join(workingDir, path);
const join = (folder, name) => folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
/** Replaces `$ORIGIN`, `${LIB}` and so on; a name goes on while letters, digits or `_` follow (glibc, is_dst in dl-load.c). */
const expandTokens = (text, tokens) => text.replace(/\$(?:\{(ORIGIN|LIB|PLATFORM)\}|(ORIGIN|LIB|PLATFORM)(?![A-Za-z0-9_]))/g, (_all, braced, plain) => tokens[braced ?? plain ?? 'ORIGIN']);

;// CONCATENATED MODULE: ./build/core/link/mapped.js

/** The folder that `$ORIGIN` stands for. The kernel says where the program is, links followed (/proc/self/exe). */
const originOf = ({ via, path, realPath }) => folderOf(via === 'program' ? realPath : path);
/** Whether the loader of a process like `like` could map the file that a path leads to. */
const examine = (files, path, like) => {
    const realPath = files.resolve(path);
    if (realPath === null)
        return { kind: 'refused', reason: 'absent', realPath: null };
    if (!files.readable(realPath))
        return { kind: 'refused', reason: 'unreadable', realPath };
    const reading = files.object(realPath);
    if (reading === null)
        return { kind: 'unread', realPath };
    if (reading.kind === 'other')
        return { kind: 'refused', reason: 'not-elf', realPath };
    const { object, damage } = reading;
    const reason = rejection(object, like);
    return reason === null ? { kind: 'usable', realPath, object, damage } : { kind: 'refused', reason, realPath };
};
const rejection = (object, like) => {
    if (object.machine === 0 && object.truncated)
        return 'truncated';
    if (like !== null && object.bits !== like.bits)
        return 'wrong-class';
    if (like !== null && (object.machine !== like.machine || object.littleEndian !== like.littleEndian))
        return 'wrong-machine';
    if (object.truncated)
        return 'truncated';
    return object.type === 'shared' || object.type === 'executable' ? null : 'not-loadable';
};

;// CONCATENATED MODULE: ./build/core/link/closure.js


/** More objects than any process of the field has. */
const maxObjects = 512;
/** Files tried for one load; a hostile object may list thousands of names and folders. */
const maxTries = 100_000;
/** Maps everything that `roots` need and that `process` does not hold yet, breadth first as both loaders do. */
const closureOf = (files, rules, process, roots) => {
    const state = {
        files,
        rules,
        process: [...process, ...roots],
        aliases: new Map(),
        missing: [],
        damage: new Set(),
        tries: 0,
    };
    for (let next = process.length; next < state.process.length; next += 1) {
        const mapped = state.process[next];
        for (const name of new Set(mapped?.object.needed)) {
            if (mapped !== undefined)
                satisfy(name, mapped, state);
        }
        if (mapped !== undefined)
            mapped.damage.forEach((text) => state.damage.add(`${mapped.path}: ${text}`));
    }
    return { added: state.process.slice(process.length), missing: state.missing, damage: [...state.damage] };
};
const satisfy = (name, neededBy, state) => {
    const { rules, process } = state;
    const known = rules.inProcess(name, process) ?? state.aliases.get(name) ?? null;
    if (known !== null) {
        if (!process.includes(known))
            process.push(known);
        return;
    }
    if (process.length >= maxObjects || state.tries >= maxTries) {
        state.damage.add('more libraries are needed than are followed');
        return;
    }
    const found = closure_search(name, neededBy, state);
    if (found === null)
        return;
    const same = rules.replaces(found.object) ?? process.find(({ realPath }) => realPath === found.realPath);
    if (same !== undefined)
        state.aliases.set(name, same);
    const mapped = same ?? found;
    if (!process.includes(mapped))
        process.push(mapped);
};
/** The first file that the loader would map; what keeps it from doing so is noted. */
const closure_search = (name, neededBy, state) => {
    const { files, rules } = state;
    const tried = [];
    let refused = { reason: 'absent', realPath: null };
    for (const place of rules.places(name, neededBy)) {
        state.tries += 1;
        tried.push(place);
        const examined = examine(files, place.path, neededBy.object);
        if (examined.kind === 'usable') {
            return { ...examined, path: place.path, via: place.via, names: new Set([name]), loader: neededBy };
        }
        if (examined.kind === 'unread') {
            state.damage.add(`${examined.realPath}, which ${neededBy.path} needs, was not read`);
            return null;
        }
        if (examined.reason !== 'absent')
            refused = examined;
        if (!rules.goesOnAfter.has(examined.reason))
            break;
    }
    const special = rules.onlySomeCpus(name, neededBy);
    state.tries += special.length;
    const somewhere = special.find((path) => files.resolve(path) !== null);
    if (somewhere === undefined)
        state.missing.push(missing(name, neededBy, tried, refused));
    else
        state.damage.add(`${name}, which ${neededBy.path} needs, is only there for some CPUs: ${somewhere}`);
    return null;
};
const missing = (library, neededBy, tried, { reason, realPath }) => ({
    library,
    neededBy: neededBy.path,
    searched: [...new Set(tried.map(({ path }) => folderOf(path)))],
    reason,
    found: realPath,
});

;// CONCATENATED MODULE: ./build/core/elf/bytes.js
const bytes_wordsOf = (bytes, { bits, littleEndian }) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { length } = bytes;
    const fits = (offset, size) => offset >= 0 && offset + size <= length;
    const u32 = (offset) => (fits(offset, 4) ? view.getUint32(offset, littleEndian) : 0);
    const u64 = (offset) => littleEndian ? u32(offset) + u32(offset + 4) * 0x1_0000_0000 : u32(offset) * 0x1_0000_0000 + u32(offset + 4);
    return {
        length,
        u8: (offset) => (fits(offset, 1) ? view.getUint8(offset) : 0),
        u16: (offset) => (fits(offset, 2) ? view.getUint16(offset, littleEndian) : 0),
        u32,
        word: bits === 64 ? u64 : u32,
    };
};
/** Reads what exists of a range, whatever the numbers are. */
const readRange = (source, offset, length) => {
    if (!(offset >= 0 && offset < source.size && length > 0))
        return new Uint8Array(0);
    const wanted = Math.min(Math.trunc(length), source.size - Math.trunc(offset));
    const bytes = source.read(Math.trunc(offset), wanted);
    return bytes.length > wanted ? bytes.subarray(0, wanted) : bytes;
};
const maxDamage = 50;
const collectDamage = () => {
    const texts = [];
    return {
        texts,
        note: (text) => {
            if (texts.length < maxDamage && !texts.includes(text))
                texts.push(text);
        },
    };
};
/** One character a byte: fast, and equal exactly where the bytes are. */
const latin1 = (bytes) => {
    const step = 8192; // arguments that every engine accepts
    let text = '';
    for (let start = 0; start < bytes.length; start += step) {
        // Not spread, which goes through the iterator byte by byte. `apply` takes anything array-like, its type does not say so.
        text += String.fromCharCode.apply(null, bytes.subarray(start, start + step));
    }
    return text;
};
/** The characters of bytes that were read with `latin1`, for what is compared with paths. */
const utf8 = (raw) => {
    // Escapes instead of TextDecoder, which the core has not: it is not part of ECMAScript.
    if (/^[\0-\x7f]*$/.test(raw))
        return raw;
    try {
        return decodeURIComponent(raw.replace(/[^0-9A-Za-z]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`));
    }
    catch {
        // Not UTF-8: each byte of it becomes a replacement character.
        return raw.replace(/[^\0-\x7f]/g, '\uFFFD');
    }
};

;// CONCATENATED MODULE: ./build/core/link/ld-so-cache.js

const oldMagic = 'ld.so-1.7.0';
const newMagic = 'glibc-ld.so.cache1.1';
const oldHeader = 16;
const oldEntry = 12;
const newHeader = 48;
const newEntry = 24;
const maxEntries = 100_000;
const maxPath = 4096;
/**
 * Reads /etc/ld.so.cache in the format that every glibc since 2.2 reads (sysdeps/generic/dl-cache.h, struct cache_file_new),
 * also behind the older format that ldconfig wrote in front of it. null: it is neither.
 */
const readLoaderCache = (bytes, layout) => {
    const start = newStart(bytes, layout);
    if (start === null)
        return null;
    const content = bytes.subarray(start);
    const words = bytes_wordsOf(content, layout);
    const count = words.u32(20);
    if (count > maxEntries || newHeader + count * newEntry > content.length)
        return null;
    const text = latin1(content);
    const string = (offset) => {
        const end = offset < text.length ? text.indexOf('\0', offset) : -1;
        return end === -1 || end - offset > maxPath ? null : utf8(text.slice(offset, end));
    };
    const cache = new Map();
    for (let at = newHeader; at < newHeader + count * newEntry; at += newEntry) {
        const name = string(words.u32(at + 4));
        const path = string(words.u32(at + 8));
        if (name === null || path === null)
            return null;
        const entry = { path, flags: words.u32(at), onlySomeCpus: words.u32(at + 16) !== 0 || words.u32(at + 20) !== 0 };
        cache.set(name, [...(cache.get(name) ?? []), entry]);
    }
    return cache;
};
const newStart = (bytes, layout) => {
    const isNew = (start) => latin1(bytes.subarray(start, start + newMagic.length)) === newMagic;
    if (isNew(0))
        return 0;
    if (latin1(bytes.subarray(0, oldMagic.length)) !== oldMagic)
        return null;
    const end = oldHeader + bytes_wordsOf(bytes, layout).u32(12) * oldEntry;
    // Aligned like a 64-bit word, which is 4 bytes on 32-bit x86.
    return [Math.ceil(end / 8) * 8, Math.ceil(end / 4) * 4].find(isNew) ?? null;
};
/** FLAG_ELF_LIBC6 with the machine's bits, sysdeps/generic/ldconfig.h; what a loader of that `e_machine` takes. */
const cacheFlags = {
    3: 0x0003, // 386
    21: 0x0503, // ppc64
    22: 0x0403, // s390x
    40: 0x0903, // arm, hard float
    62: 0x0303, // x86-64
    183: 0x0a03, // aarch64
    243: 0x1003, // riscv64, double float
};

;// CONCATENATED MODULE: ./build/core/link/glibc.js




const cachePath = '/etc/ld.so.cache';
/** Subfolders of glibc-hwcaps that a CPU may qualify for (ld.so --help lists them); by `e_machine`. */
const hardwareFolders = {
    21: ['power9', 'power10'],
    22: ['z13', 'z14', 'z15', 'z16'],
    62: ['x86-64-v2', 'x86-64-v3', 'x86-64-v4'],
};
/** How glibc's loader finds what is needed: elf/dl-load.c, `_dl_map_object`; ld.so(8). */
const glibcRules = (files, { program, main, interpreter, }, damage) => {
    const context = {
        program,
        main,
        interpreter,
        cache: loaderCache(files, main.object, damage),
        defaultFolders: defaultFolders(main.object, interpreter?.object ?? null),
    };
    return {
        family: 'glibc',
        inProcess: (name, process) => {
            const isIt = (mapped) => mapped.names.has(name) || mapped.object.soname === name || mapped.path === name;
            return process.find(isIt) ?? (interpreter !== null && isIt(interpreter) ? interpreter : null);
        },
        places: (name, neededBy) => name.includes('/') ? [direct(name, neededBy, context)] : places(name, neededBy, context),
        replaces: () => null,
        // open_verify takes files of another class or machine for absent; open_path does the same with EACCES.
        goesOnAfter: new Set(['absent', 'unreadable', 'wrong-class', 'wrong-machine']),
        onlySomeCpus: (name, neededBy) => onlySomeCpus(name, neededBy, context),
    };
};
/** The cache is all that the loader knows of ld.so.conf: folders listed there do not count until ldconfig has run. */
const loaderCache = (files, main, damage) => {
    const realPath = files.resolve(cachePath);
    if (realPath === null)
        return new Map();
    const content = files.content(realPath);
    const cache = content === null ? null : readLoaderCache(content, main);
    if (cache === null)
        damage(`${cachePath} could not be read, so it is not known which libraries the loader finds by it`);
    return cache ?? new Map();
};
/** As compiled into the loader; where that could not be read, the folders of Debian and of everybody else. */
const defaultFolders = (main, loader) => {
    if (loader !== null && loader.loaderFolders.length > 0)
        return loader.loaderFolders;
    const multiarch = core_platform/* architectures */.f2.find(({ machine, bits }) => machine === main.machine && bits === main.bits)?.multiarch;
    return [
        ...(multiarch === undefined ? [] : [`/lib/${multiarch}`, `/usr/lib/${multiarch}`]),
        ...(main.bits === 64 ? ['/lib64', '/usr/lib64'] : []),
        '/lib',
        '/usr/lib',
    ];
};
const tokensFor = (mapped, { main, defaultFolders: [first] }) => ({
    ORIGIN: originOf(mapped),
    LIB: first?.slice(1) ?? 'lib',
    PLATFORM: core_platform/* architectures */.f2.find(({ machine }) => machine === main.object.machine)?.qemu ?? '',
});
const direct = (name, neededBy, context) => ({
    path: absolute(expandTokens(name, tokensFor(neededBy, context)), context.program.workingDir),
    via: 'path',
});
const folders = (written, of, context) => written.map((folder) => absolute(expandTokens(folder, tokensFor(of, context)), context.program.workingDir));
/** The folders in which a bare name is searched, but for the cache. */
const searched = (neededBy, context) => {
    const { program, main } = context;
    const environment = program.secure ? '' : (program.environment['LD_LIBRARY_PATH'] ?? '');
    const inherited = neededBy.object.runpath.length > 0 ? [] : [...new Set([...glibc_loaders(neededBy), main])];
    return {
        rpath: inherited.flatMap((of) => (of.object.runpath.length > 0 ? [] : folders(of.object.rpath, of, context))),
        environment: environment === '' ? [] : folders(environment.split(/[:;]/), main, context),
        runpath: folders(neededBy.object.runpath, neededBy, context),
        default: neededBy.object.noDefaultLibraries ? [] : context.defaultFolders,
    };
};
/** An object, the one that made the loader load it, and so on up to the program. */
const glibc_loaders = (mapped) => {
    const chain = [];
    for (let at = mapped; at !== null; at = at.loader)
        chain.push(at);
    return chain;
};
const places = (name, neededBy, context) => {
    const search = searched(neededBy, context);
    const inFolders = (list, via) => list.map((folder) => ({ path: join(folder, name), via }));
    return [
        ...inFolders(search.rpath, 'rpath'),
        ...inFolders(search.environment, 'LD_LIBRARY_PATH'),
        ...inFolders(search.runpath, 'runpath'),
        ...cached(name, neededBy, context, false).map((path) => ({ path, via: 'cache' })),
        ...inFolders(search.default, 'default'),
    ];
};
/** The loader looks at one entry of the cache, the first that fits; it does not come back for the others. */
const cached = (name, neededBy, context, onlySome) => {
    const flags = cacheFlags[context.main.object.machine];
    const entries = (context.cache.get(name) ?? []).filter((entry) => (flags === undefined || entry.flags === flags) && entry.onlySomeCpus === onlySome);
    const allowed = entries.filter(({ path }) => !neededBy.object.noDefaultLibraries || !context.defaultFolders.includes(folderOf(path)));
    return allowed.slice(0, 1).map(({ path }) => path);
};
const onlySomeCpus = (name, neededBy, context) => {
    if (name.includes('/'))
        return [];
    const search = searched(neededBy, context);
    const levels = hardwareFolders[context.main.object.machine] ?? [];
    const everywhere = [...search.rpath, ...search.environment, ...search.runpath, ...search.default];
    return [
        ...everywhere.flatMap((folder) => levels.map((level) => join(folder, `glibc-hwcaps/${level}/${name}`))),
        ...cached(name, neededBy, context, true),
    ];
};

;// CONCATENATED MODULE: ./build/core/link/interpreter.js

/** Looks for the program interpreter as the kernel would. */
const findInterpreter = (files, main, path) => {
    const examined = examine(files, path, main.object);
    if (examined.kind === 'unread')
        return { interpreter: null, missing: null, damage: [`${path} was not read`] };
    if (examined.kind === 'refused')
        return { interpreter: null, missing: path, damage: [] };
    const interpreter = { ...examined, path, via: 'loader', names: new Set([path]), loader: null };
    return { interpreter, missing: null, damage: [] };
};
/** The loader by its own name, because PT_INTERP may lead through a link to another family's loader; else by PT_INTERP. */
const familyOf = (path, interpreter) => {
    const names = [interpreter?.object.soname, interpreter?.realPath, path];
    return names.map((name) => interpreter_familyOfName(name ?? '')).find((family) => family !== null) ?? null;
};
const interpreter_familyOfName = (name) => {
    if (/(?:^|\/)(?:ld-musl-[^/]*|libc\.musl-[^/]*|libc\.so)$/.test(name))
        return 'musl';
    return /(?:^|\/)ld(?:64|-linux[^/]*|-\d[\d.]*)?\.so(?:\.\d+)?$/.test(name) ? 'glibc' : null;
};
/** Which C library a program is linked to, by its program interpreter alone. */
const loaderOf = (program) => program.interpreter === null ? null : interpreter_familyOfName(program.interpreter);

;// CONCATENATED MODULE: ./build/core/link/musl.js



/** Names that musl takes for itself whatever follows: load_library in ldso/dynlink.c, `reserved`. */
const reserved = /^lib(?:c|pthread|rt|m|dl|util|xnet)\./;
const defaultPath = '/lib:/usr/local/lib:/usr/lib';
const loaderName = /\/ld-musl-([A-Za-z0-9_.-]+)\.so\.1$/;
/** How musl's loader, which is the C library itself, finds what is needed: ldso/dynlink.c. */
const muslRules = (files, { program, interpreter }, damage) => {
    const environment = split(program.secure ? '' : (program.environment['LD_LIBRARY_PATH'] ?? ''));
    const system = split(systemPath(files, interpreter, damage));
    const places = (name, neededBy) => {
        const inFolders = (list, via) => list.map((folder) => ({ path: join(absolute(folder, program.workingDir), name), via }));
        const own = [];
        for (let at = neededBy; at !== null; at = at.loader) {
            own.push(...inFolders(ownPath(at), at.object.runpath.length > 0 ? 'runpath' : 'rpath'));
        }
        return [...inFolders(environment, 'LD_LIBRARY_PATH'), ...own, ...inFolders(system, 'default')];
    };
    return {
        family: 'musl',
        inProcess: (name, process) => reserved.test(name) || name === interpreter?.path
            ? interpreter
            : (process.find((mapped) => mapped.names.has(name)) ?? null),
        places: (name, neededBy) => name.includes('/') ? [{ path: absolute(name, program.workingDir), via: 'path' }] : places(name, neededBy),
        // "Avoid the danger of getting two versions of libc mapped into the same process", load_library.
        replaces: (object) => (defines(object, '__libc_start_main') && defines(object, 'stdin') ? interpreter : null),
        // path_open goes on after ENOENT, ENOTDIR, EACCES and ENAMETOOLONG; the content of the file is not looked at.
        goesOnAfter: new Set(['absent', 'unreadable']),
        onlySomeCpus: () => [],
    };
};
const split = (path) => path.split(/[:\n]/).filter((folder) => folder !== '');
/** DT_RUNPATH wins over DT_RPATH. A path with any token but $ORIGIN is ignored as a whole: fixup_rpath. */
const ownPath = (mapped) => {
    const { object } = mapped;
    const written = object.runpath.length > 0 ? object.runpath : object.rpath;
    const expanded = written.map((folder) => folder.replaceAll(/\$(?:ORIGIN|\{ORIGIN\})/g, () => originOf(mapped)));
    const unknown = written.some((folder) => /\$(?!ORIGIN|\{ORIGIN\})/.test(folder));
    return unknown ? [] : expanded.filter((folder) => folder !== '');
};
/** /etc/ld-musl-ARCH.path, below the folder above the loader's own. */
const systemPath = (files, interpreter, damage) => {
    if (interpreter === null)
        return defaultPath;
    const arch = [interpreter.path, interpreter.realPath].map((path) => loaderName.exec(path)?.[1]).find(Boolean);
    const path = join(folderOf(folderOf(interpreter.path)), `etc/ld-musl-${arch ?? ''}.path`);
    const realPath = arch === undefined ? null : files.resolve(path);
    if (realPath === null)
        return defaultPath;
    const content = files.content(realPath);
    if (content !== null)
        return utf8(latin1(content));
    damage(`${path} could not be read, so it is not known where the loader searches`);
    return defaultPath;
};
const defines = (object, name) => object.definedSymbols.some(({ hidden, names }) => !hidden && names.includes(name));

;// CONCATENATED MODULE: ./build/core/link/packed-relocations.js
/** The version by which a glibc says that it knows DT_RELR; linkers add the need, but not all of them always did. */
const glibcMark = 'GLIBC_ABI_DT_RELR';
/** The release of musl that brought DT_RELR (WHATSNEW). Earlier ones pass over it, and the object crashes. */
const muslRelease = '1.2.4';
/** Objects with relocations that the process's C library would leave undone. `libc` is null where it is not in the process. */
const undoneRelocations = (added, family, libc) => {
    const packed = added.filter((mapped) => mapped.object.packedRelocations && mapped !== libc);
    if (packed.length === 0 || libc === null || libc.damage.length > 0)
        return { missing: [], damage: [] };
    const missing = (library, version, provided) => packed.map(({ path }) => ({ library, path: libc.path, version, neededBy: path, provided }));
    if (family === 'glibc') {
        const known = libc.object.versionDefinitions.length === 0 || libc.object.versionDefinitions.includes(glibcMark);
        const unsaid = missing('libc.so.6', glibcMark, null).filter((_missing, index) => packed[index]?.object.versionNeeds.every(({ version }) => version !== glibcMark) === true);
        return { missing: known ? [] : unsaid, damage: [] };
    }
    const { muslVersion } = libc.object;
    if (muslVersion === null) {
        return {
            missing: [],
            damage: [`${libc.path} does not say its version, so it is not known whether it relocates DT_RELR`],
        };
    }
    return { missing: isBefore(muslVersion, muslRelease) ? missing('musl', muslRelease, muslVersion) : [], damage: [] };
};
const isBefore = (version, release) => {
    const [left, right] = [version.split('.').map(Number), release.split('.').map(Number)];
    const differing = right.findIndex((number, index) => number !== left[index]);
    return differing !== -1 && (left[differing] ?? 0) < (right[differing] ?? 0);
};

;// CONCATENATED MODULE: ./build/core/link/preloads.js


const preloadFile = '/etc/ld.so.preload';
/**
 * Objects that the environment, or glibc's /etc/ld.so.preload, puts in front of all libraries. What is not there is skipped
 * by both loaders with no more than a message.
 */
const preloads = (files, rules, { program, main, family }) => {
    const damage = [];
    const environment = program.secure ? '' : (program.environment['LD_PRELOAD'] ?? '');
    const names = [...words(environment), ...(family === 'glibc' ? fromFile(files, damage) : [])];
    const mapped = [];
    for (const name of new Set(names)) {
        if (rules.inProcess(name, [main, ...mapped]) === null)
            mapped.push(...preload(files, rules, main, name));
    }
    return { mapped, damage };
};
const maxNames = 64;
const words = (text) => text
    .split(/[\s:]+/)
    .filter((word) => word !== '')
    .slice(0, maxNames);
const fromFile = (files, damage) => {
    const realPath = files.resolve(preloadFile);
    if (realPath === null)
        return [];
    const content = files.content(realPath);
    if (content === null)
        damage.push(`${preloadFile} could not be read, so it is not known what is preloaded`);
    return content === null ? [] : words(utf8(latin1(content)).replaceAll(/#.*$/gm, ''));
};
const preload = (files, rules, main, name) => {
    for (const place of rules.places(name, main)) {
        const examined = examine(files, place.path, main.object);
        if (examined.kind === 'usable') {
            return [{ ...examined, path: place.path, via: 'preload', names: new Set([name]), loader: main }];
        }
    }
    return [];
};

;// CONCATENATED MODULE: ./build/core/link/large-file-names.js
/**
 * Names with a 64 that musl has no symbols for since 1.2.4: its loader takes the name without (get_lfs64, ldso/dynlink.c), so
 * that objects compiled before load all the same. Earlier releases define them.
 */
const stems = new Set(('aio_cancel aio_error aio_fsync aio_read aio_return aio_suspend aio_write alphasort creat fallocate fgetpos fopen freopen ' +
    'fseeko fsetpos fstat fstatat fstatfs fstatvfs ftello ftruncate ftw getdents getrlimit glob globfree lio_listio lockf ' +
    'lseek lstat mkostemp mkostemps mkstemp mkstemps mmap nftw open openat posix_fadvise posix_fallocate pread preadv prlimit ' +
    'pwrite pwritev readdir scandir sendfile setrlimit stat statfs statvfs tmpfile truncate versionsort __fxstat __fxstatat ' +
    '__lxstat __xstat').split(' '));
/** What musl's loader looks for instead of a name that nothing defines; null when it gives up. */
const largeFileStem = (name) => {
    if (name === 'readdir64_r')
        return 'readdir_r';
    const stem = name.endsWith('64') ? name.slice(0, -2) : '';
    return stems.has(stem) ? stem : null;
};

;// CONCATENATED MODULE: ./build/core/link/symbol-scope.js

/** Indexes the symbols of objects once, for any number of scopes. */
const symbolIndex = () => {
    const known = new WeakMap();
    const definitionsOf = (object) => {
        const found = known.get(object);
        if (found !== undefined)
            return found;
        const [first] = object.versionDefinitions;
        const definitions = object.definedSymbols.map((group) => ({
            group,
            names: new Set(group.names),
            first: group.version !== null && group.version === first,
        }));
        known.set(object, definitions);
        return definitions;
    };
    return (objects, family) => {
        const all = objects.flatMap(definitionsOf);
        const binds = family === 'glibc' ? glibcBinds : muslBinds;
        const has = (symbol) => all.some((entry) => binds(entry, symbol) && entry.names.has(symbol.name));
        if (family === 'glibc')
            return { defines: has };
        return {
            defines: (symbol) => {
                const stem = largeFileStem(symbol.name);
                return has(symbol) || (stem !== null && has({ ...symbol, name: stem }));
            },
        };
    };
};
/** check_match of glibc, elf/dl-lookup.c. */
const glibcBinds = ({ group, first }, { version }) => version === null
    ? group.version === null || !group.hidden || first
    : group.version === version || (group.version === null && !group.hidden);
/** musl looks at no version, only at the bit that hides a symbol: gnu_lookup and sysv_lookup, ldso/dynlink.c. */
const muslBinds = ({ group }) => !group.hidden;

;// CONCATENATED MODULE: ./build/core/link/symbol-versions.js
/**
 * Versions that an object needs and that the library in the process does not define: glibc refuses to load it then
 * (elf/dl-version.c, match_symbol). A library without any versions satisfies every need.
 */
const missingVersions = (needing, find) => needing.object.versionNeeds.flatMap(({ library, version, weak }) => {
    const provider = weak ? null : find(library);
    if (provider === null || provider.damage.length > 0)
        return [];
    const provided = provider.object.versionDefinitions;
    if (provided.length === 0 || provided.includes(version))
        return [];
    const neededBy = needing.path;
    return [{ library, path: provider.path, version, neededBy, provided: highestOfPrefix(version, provided) }];
});
const parts = /^(.{0,100}?_?)(\d{1,9}(?:\.\d{1,9}){0,9})$/;
/** `GLIBC_2.31` for `GLIBC_2.34`, of what is provided. */
const highestOfPrefix = (wanted, provided) => {
    const prefix = parts.exec(wanted)?.[1];
    if (prefix === undefined)
        return null;
    const same = provided.filter((version) => parts.exec(version)?.[1] === prefix);
    return same.sort(compareVersions).at(-1) ?? null;
};
const numbers = (version) => (parts.exec(version)?.[2] ?? '').split('.').map(Number);
const compareVersions = (a, b) => {
    const [left, right] = [numbers(a), numbers(b)];
    for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
        const difference = (left[index] ?? -1) - (right[index] ?? -1);
        if (difference !== 0)
            return difference;
    }
    return 0;
};

;// CONCATENATED MODULE: ./build/core/link/link.js









/** Links the executable as its own loader would at its start. */
const startProgram = (files, program) => {
    const examined = examine(files, program.path, null);
    if (examined.kind !== 'usable') {
        const damage = examined.kind === 'unread' ? [`${program.path} was not read`] : [];
        const rejected = examined.kind === 'refused' ? examined.reason : null;
        return { report: { ...emptyReport(program.path, null), rejected, damage }, object: null, process: null };
    }
    const main = { ...examined, path: program.path, via: 'program', names: new Set(), loader: null };
    if (main.object.interpreter === null) {
        const report = { ...emptyReport(program.path, null), loaded: describe([main]), damage: main.damage };
        return { report, object: main.object, process: null };
    }
    const { interpreter, missing, damage } = findInterpreter(files, main, main.object.interpreter);
    const family = familyOf(main.object.interpreter, interpreter);
    if (family === null) {
        const unknown = [...damage, `${main.object.interpreter} is the loader of no C library that is known here`];
        const report = {
            ...emptyReport(program.path, null),
            interpreterMissing: missing,
            damage: missing === null ? unknown : damage,
        };
        return { report, object: main.object, process: null };
    }
    return start({ files, program, main, interpreter, family }, { missing, damage });
};
const start = (given, { missing, damage }) => {
    const { files, program, main, interpreter, family } = given;
    const notes = new Set(damage);
    const note = (text) => void notes.add(text);
    const rules = family === 'glibc'
        ? glibcRules(files, { program, main, interpreter }, note)
        : muslRules(files, { program, interpreter }, note);
    const early = preloads(files, rules, { program, main, family });
    const roots = [main, ...early.mapped, ...(family === 'musl' && interpreter !== null ? [interpreter] : [])];
    const closure = closureOf(files, rules, [], roots);
    const process = {
        files,
        rules,
        main,
        mapped: closure.added,
        symbols: symbolIndex(),
        bindNow: family === 'glibc' && !program.secure && (program.environment['LD_BIND_NOW'] ?? '') !== '',
    };
    const all = { ...closure, damage: [...notes, ...early.damage, ...closure.damage] };
    // Without its loader nothing is bound, and every symbol would be missing.
    const report = {
        ...judge(program.path, process, [], missing === null ? all : { ...all, added: [] }),
        interpreterMissing: missing,
    };
    return { report: { ...report, loaded: describe(closure.added) }, object: main.object, process };
};
/**
 * Links one add-on as `process.dlopen` of that program would: with lazy binding where the add-on allows it. `path` is the real
 * path, which is what Node opens. What other add-ons have loaded before does not count: nobody promises their order.
 */
const linkAddOn = (started, path) => {
    const { process } = started;
    const own = programDamage(started);
    if (process === null)
        return { ...emptyReport(path, null), damage: own };
    const empty = emptyReport(path, process.rules.family);
    const examined = examine(process.files, path, process.main.object);
    if (examined.kind === 'unread')
        return { ...empty, damage: [...own, `${path} was not read`] };
    if (examined.kind === 'refused')
        return { ...empty, rejected: examined.reason, damage: own };
    const root = { ...examined, path, via: 'path', names: new Set([path]), loader: process.main };
    const closure = closureOf(process.files, process.rules, process.mapped, [root]);
    return judge(path, process, process.mapped, { ...closure, damage: [...own, ...closure.damage] });
};
/** What is wrong with the program itself leaves nothing certain about what is loaded into it. */
const programDamage = ({ report, process }) => {
    const broken = report.rejected !== null || report.interpreterMissing !== null || report.missingLibraries.length > 0;
    return [
        ...report.damage,
        ...(broken ? [`${report.path} itself cannot be started`] : []),
        ...(process === null && !broken && report.damage.length === 0
            ? [`${report.path} is linked statically and loads nothing`]
            : []),
    ];
};
/** The report on what was added to a process that holds `before`. */
const judge = (path, process, before, closure) => {
    const { added, missing, damage } = closure;
    const all = [...before, ...added];
    const find = (library) => process.rules.inProcess(library, all);
    const complete = missing.length === 0 && damage.length === 0;
    const { family } = process.rules;
    const relocations = undoneRelocations(added, family, find(family === 'glibc' ? 'libc.so.6' : 'libc.so'));
    const versions = [
        ...(family === 'glibc' ? added.flatMap((mapped) => missingVersions(mapped, find)) : []),
        ...relocations.missing,
    ];
    const symbols = complete ? missingSymbols(process, all, added, before.length === 0) : [];
    // What has the version that is missing is missing for that reason, and the loader gives up before it gets to it.
    const isExplained = ({ version, neededBy }) => versions.some((missed) => missed.version === version && missed.neededBy === neededBy);
    return {
        ...emptyReport(path, family),
        loaded: describe(added),
        missingLibraries: missing,
        missingVersions: versions,
        missingSymbols: symbols.filter((symbol) => !isExplained(symbol)),
        damage: [...damage, ...relocations.damage],
    };
};
/** Symbols that nothing in the process defines. A library that is missing would make this a list of what it has. */
const missingSymbols = (process, all, added, atStart) => {
    const { family } = process.rules;
    const scope = process.symbols(all.map(({ object }) => object), family);
    return added.flatMap((mapped) => mapped.object.undefinedSymbols
        .filter((symbol) => !symbol.weak && symbol.reference !== 'none' && !scope.defines(symbol))
        .map((symbol) => ({
        symbol: symbol.name,
        version: symbol.version,
        neededBy: mapped.path,
        atLoad: isBoundAtLoad(symbol, mapped.object, process, atStart),
    })));
};
/**
 * musl binds everything of the program at its start; of what is opened later with RTLD_LAZY it puts off what goes through the
 * global offset table (prepare_lazy and do_relocs, ldso/dynlink.c). glibc puts off calls only.
 */
const isBoundAtLoad = (symbol, object, process, atStart) => {
    if (symbol.reference === 'data' || object.bindNow || process.bindNow)
        return true;
    if (process.rules.family === 'musl')
        return atStart;
    return symbol.reference === 'got';
};
const describe = (mapped) => mapped.map(({ path, realPath, via }) => ({ path, realPath, via }));
const emptyReport = (path, family) => ({
    path,
    family,
    rejected: null,
    interpreterMissing: null,
    loaded: [],
    missingLibraries: [],
    missingVersions: [],
    missingSymbols: [],
    damage: [],
});

;// CONCATENATED MODULE: ./build/core/audit/native-file.js






/** More than that of one kind says nothing new, and reports are kept. */
const mostListed = 200;
const bounded = (report) => ({
    ...report,
    missingLibraries: report.missingLibraries.slice(0, mostListed),
    missingVersions: report.missingVersions.slice(0, mostListed),
    missingSymbols: report.missingSymbols.slice(0, mostListed),
    damage: report.damage.slice(0, mostListed),
});
const summaryOf = (object) => ({
    bits: object.bits,
    littleEndian: object.littleEndian,
    machine: object.machine,
    type: object.type,
    truncated: object.truncated,
    interpreter: object.interpreter,
    needed: object.needed.slice(0, mostListed),
    executableStack: object.executableStack,
    pageSize: object.pageSize,
    isaNeeded: object.isaNeeded,
});
const isFor = (object, { machine, bits, littleEndian }) => object.machine === machine && object.bits === bits && object.littleEndian === littleEndian;
const startOf = (root, path) => {
    const source = root.resolve(path)?.node.source ?? null;
    return source === null ? '' : String.fromCharCode(...source.read(0, 64));
};
/** Kinds of text that explain themselves better than "text". */
const native_file_kindOf = (kind, start) => {
    if (start.startsWith('version https://git-lfs'))
        return 'lfs-pointer';
    return start.startsWith('#!') ? 'script' : kind;
};
const foreignLibc = (report, files, family) => {
    if (family === null)
        return null;
    for (const { path, realPath } of report.loaded.slice(0, mostListed)) {
        const reading = files.object(realPath);
        const wanted = reading?.kind === 'elf' ? builtFor(reading.object) : null;
        if (wanted !== null && wanted !== family)
            return { object: path, family: wanted };
    }
    return null;
};
/** What a program of the image comes to when it is started as the image starts one. */
const startIn = (bench, path) => {
    const node = bench.root.resolve(path)?.node;
    return startProgram(bench.files, {
        path,
        environment: bench.environment,
        workingDir: '/',
        secure: node !== undefined && (node.capabilities || (node.mode & 0o6000) !== 0),
    });
};
const native_file_link = (bench, path, role) => {
    if (role === 'program')
        return startIn(bench, path).report;
    return bench.node === null ? null : linkAddOn(bench.node, path);
};
/** Everything that rules may want to know of one file. */
const examineFile = (bench, path, role) => {
    const found = bench.root.resolve(path);
    if (found === null)
        return { ...native_file_nothing, path, role };
    const reading = bench.files.object(found.path);
    const known = {
        ...native_file_nothing,
        path,
        role,
        realPath: found.path,
        permitted: permitted(bench, found, role),
        mode: found.node.mode,
    };
    if (reading === null)
        return { ...known, what: 'unread' };
    if (reading.kind === 'other')
        return { ...known, what: native_file_kindOf(reading.what, startOf(bench.root, path)) };
    // Node opens what `require` resolves, which is the real path; where it lies decides what $ORIGIN means.
    const opened = role === 'add-on' ? found.path : path;
    return { ...known, ...examineObject(bench, { path: opened, role }, reading) };
};
/** A file of which nothing is known but its name. */
const native_file_nothing = {
    realPath: null,
    what: 'absent',
    object: null,
    addOn: null,
    permitted: false,
    mode: 0,
    damage: [],
    report: null,
    foreignLibc: null,
};
const examineObject = (bench, { path, role }, { object, damage }) => {
    const fits = isFor(object, (0,core_platform/* architectureOf */.NJ)(bench.platform)) && !object.truncated;
    const report = fits ? native_file_link(bench, path, role) : null;
    const family = (role === 'program' ? report : bench.node?.report)?.family ?? null;
    return {
        what: 'elf',
        object: summaryOf(object),
        addOn: role === 'program' ? null : addOnInterface(object),
        damage: damage.slice(0, mostListed),
        report: report === null ? null : bounded(report),
        foreignLibc: report === null ? null : foreignLibc(report, bench.files, family),
    };
};
const permitted = ({ files, user }, { path, node }, role) => {
    if (user === null)
        return true;
    if (role === 'add-on')
        return files.readable(path);
    // The kernel wants the x bit of a program and of its folders, and no r bit.
    return mayOpen(user, node, 'execute') && ((0,packages_path/* parentOf */.gN)(path) === '/' || files.readable(path) || user.uid === 0);
};

;// CONCATENATED MODULE: ./build/core/audit/node-binary.js

/** Docker's, where the image sets none (daemon/pkg/oci/defaults.go). */
const node_binary_defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const names = ['node', 'nodejs'];
const elfMagic = [0x7f, 0x45, 0x4c, 0x46];
const isProgram = (root, path) => {
    const found = root.resolve(path);
    const source = found?.node.type === 'file' ? found.node.source : null;
    return source !== null && elfMagic.every((byte, index) => source.read(0, 4)[index] === byte);
};
/** Every file called node that is a program, outside of installed packages, by its real path. */
const everyNode = (root) => {
    const found = [];
    const pending = ['/'];
    for (let dir = pending.pop(); dir !== undefined; dir = pending.pop()) {
        for (const { name, kind } of root.tree.list(dir)) {
            const path = (0,packages_path/* joinPath */.uJ)(dir, name);
            if (kind === 'directory' && name !== 'node_modules')
                pending.push(path);
            if (kind === 'file' && names.includes(name) && isProgram(root, path))
                found.push(path);
        }
    }
    return found.sort();
};
/**
 * Finds the Node binary: as a shell would by PATH, else the one that is started by its full name, else the only one there
 * is. A launcher script under that name (of a version manager) is none.
 */
const findNode = (root, { environment, entrypoint }) => {
    const path = environment['PATH'] ?? node_binary_defaultPath;
    const started = entrypoint[0] ?? '';
    const candidates = [
        ...path.split(':').flatMap((dir) => names.map((name) => (dir.startsWith('/') ? (0,packages_path/* joinPath */.uJ)(dir, name) : ''))),
        ...(names.includes((0,packages_path/* baseName */.Fl)(started)) && started.startsWith('/') ? [started] : []),
    ];
    const chosen = candidates.find((candidate) => candidate !== '' && isProgram(root, candidate)) ?? null;
    if (chosen !== null)
        return { path: chosen, gaps: [] };
    const all = everyNode(root);
    const [only, ...others] = all;
    if (only === undefined)
        return { path: null, gaps: [] };
    const gaps = others.length === 0
        ? []
        : [`none of ${all.slice(0, 5).join(', ')} is on the PATH: which Node is started is not known`];
    return { path: only, gaps };
};
/** Whether a file of this name may be a Node binary, so that its content must be kept. */
const mayBeNode = (path, { mode }) => names.includes((0,packages_path/* baseName */.Fl)(path)) && (mode & 0o111) !== 0;

;// CONCATENATED MODULE: ./build/core/audit/node-version.js
/** A text of one byte per character. */
const bytesOf = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));
/**
 * What every Node binary holds of its own version: the address of its sources (`process.release.sourceUrl`), and for those
 * built without one the name by which it introduces itself.
 */
const marks = [
    {
        before: '/node-v',
        pattern: /^\/node-v(\d{1,3}\.\d{1,3}\.\d{1,3}(?:-(?!headers)[a-z]+[\w.]*?)?)(?:-headers)?\.tar/,
    },
    { before: 'node.js/v', pattern: /^node\.js\/v(\d{1,3}\.\d{1,3}\.\d{1,3}(?:-[a-z][\w.]*)?)/ },
];
const mostHits = 64;
/** `process.versions.node` of a Node binary, without running it; null when it does not say. */
const readNodeVersion = (source) => {
    for (const { before, pattern } of marks) {
        const wanted = bytesOf(before);
        let offset = source.indexOf(wanted, 0);
        for (let hits = 0; offset !== -1 && hits < mostHits; hits += 1) {
            const text = String.fromCharCode(...source.read(offset, 64));
            const version = pattern.exec(text)?.[1];
            if (version !== undefined)
                return version;
            offset = source.indexOf(wanted, offset + 1);
        }
    }
    return null;
};

;// CONCATENATED MODULE: ./build/core/audit/collect.js









/** The facts of an image, from its files. Reads whatever the decisions need and judges nothing. */
const collectFacts = (root, image) => {
    const { tree } = root;
    const user = resolveIdentity(image.user, tree.text('/etc/passwd'), tree.text('/etc/group'));
    const bare = {
        platform: image.platform,
        root,
        files: root.filesystem(user),
        user,
        environment: image.environment,
    };
    const found = findNode(root, image);
    const started = found.path === null ? null : startIn(bare, found.path);
    const bench = { ...bare, node: started };
    const file = found.path === null ? null : examineFile(bench, found.path, 'program');
    const version = file === null ? null : nodeVersionOf(bench, file);
    const libc = readLibc(bench, file);
    const { modules, packages, gaps } = discoverNativeModules(tree, {
        platform: 'linux',
        arch: (0,core_platform/* architectureOf */.NJ)(image.platform).node,
        libc: libc?.family ?? 'glibc',
        libcVersion: libc?.version ?? null,
        nodeVersion: version ?? '',
    });
    const byDir = new Map(packages.map((pkg) => [pkg.dir, pkg]));
    const { allowed, left } = withinLimit(modules);
    return {
        platform: image.platform,
        node: file === null ? null : { version, file },
        libc,
        distribution: readDistribution(tree.text('/etc/os-release') ?? tree.text('/usr/lib/os-release')),
        user: { name: image.user, known: user !== null },
        modules: allowed.map((module) => moduleFacts(module, byDir.get(module.dir), bench)),
        applications: packages.filter(isApplication).slice(0, 100).map(enginesOf),
        objects: image.objects,
        gaps: [...image.gaps, ...found.gaps, ...gaps, ...left],
    };
};
/** Linking a file takes milliseconds, and an image can be made to hold any number of them. */
const mostFiles = 5000;
const withinLimit = (modules) => {
    let count = 0;
    const allowed = modules.map((module) => {
        const files = module.files.slice(0, Math.max(0, mostFiles - count));
        count += module.files.length;
        return { ...module, files };
    });
    const left = count > mostFiles ? [`more than ${mostFiles} native files would be loaded; the rest was not looked at`] : [];
    return { allowed, left };
};
/**
 * From the program, or from the library that holds Node where a distribution splits it; else what apk says that it installed,
 * or what the official images say of themselves.
 */
const nodeVersionOf = ({ root, environment }, { path, report }) => {
    const libraries = (report?.loaded ?? []).filter((loaded) => /\/libnode\.so\.\d+$/.test(loaded.path));
    for (const place of [path, ...libraries.map(({ realPath }) => realPath)]) {
        const version = versionIn(root.resolve(place)?.node.source ?? null);
        if (version !== null)
            return version;
    }
    const database = apkDatabase(root.tree);
    const installed = apkVersion(database, 'nodejs') ?? apkVersion(database, 'nodejs-current');
    return installed ?? /^\d+\.\d+\.\d+$/.exec(environment['NODE_VERSION'] ?? '')?.[0] ?? null;
};
const versionIn = (source) => (source === null ? null : readNodeVersion(source));
const apkDatabase = (tree) => tree.text('/lib/apk/db/installed') ?? tree.text('/usr/lib/apk/db/installed');
/** esbuild runs what this variable names instead of its own (lib/npm/node-platform.ts). */
const redirected = (module, { environment }) => {
    const path = module.name === 'esbuild' ? (environment['ESBUILD_BINARY_PATH'] ?? '') : '';
    return path === '' ? module : { ...module, files: [(0,packages_path/* joinPath */.uJ)('/', path)], missing: null, pairs: [], absent: null };
};
const moduleFacts = (found, pkg, bench) => {
    const module = redirected(found, bench);
    const versions = pkg?.manifest.binary?.napiVersions ?? [];
    const native = module.files.map((path) => examineFile(bench, path, path.endsWith('.node') ? 'add-on' : 'program'));
    // Of a program for another platform only the start was read.
    const isRead = native.every(({ report }) => report !== null);
    return {
        ...module,
        engines: pkg?.manifest.engines ?? '',
        nodeApi: versions.length === 0 ? null : Math.min(...versions),
        native,
        statesVersion: module.name === 'esbuild' && isRead ? statesVersion(module, bench) : null,
    };
};
/** Go keeps its texts side by side without an end, so all that can be told is whether the version occurs. */
const statesVersion = ({ files, version }, { root }) => {
    const source = files.length === 1 ? (root.resolve(files[0] ?? '')?.node.source ?? null) : null;
    return source === null ? null : source.indexOf(bytesOf(version), 0) !== -1;
};
/** An application is a package that was not installed and says which Node it wants. */
const isApplication = ({ installed, manifest, dir }) => !installed && manifest.engines !== '' && !dir.startsWith('/usr/') && !dir.startsWith('/opt/');
const enginesOf = ({ manifest, dir }) => ({
    name: manifest.name,
    dir,
    engines: manifest.engines,
});
/** Node's own C library; without Node that of the image, by the loaders that lie in it. */
const readLibc = (bench, node) => {
    const interpreter = node?.object?.interpreter ?? null;
    const family = node?.report?.family ?? (interpreter === null ? familyOfImage(bench) : (familyOfName(interpreter) ?? null));
    if (family === null)
        return null;
    return { family, version: family === 'musl' ? muslVersion(bench) : glibcVersion(bench, node) };
};
const familyOfImage = ({ root, platform }) => {
    const { glibcLoader, musl } = (0,core_platform/* architectureOf */.NJ)(platform);
    if (root.tree.exists(`/lib/ld-musl-${musl}.so.1`))
        return 'musl';
    return root.tree.exists(glibcLoader) ? 'glibc' : null;
};
/** The loader is the library, and its version is a text in it; apk's database knows the one of a stripped loader too. */
const muslVersion = ({ root: { tree }, files, platform }) => {
    const loader = files.resolve(`/lib/ld-musl-${(0,core_platform/* architectureOf */.NJ)(platform).musl}.so.1`);
    const reading = loader === null ? null : files.object(loader);
    const own = reading?.kind === 'elf' ? reading.object.muslVersion : null;
    return own ?? apkVersion(apkDatabase(tree), 'musl');
};
/** The highest version that libc.so.6 defines is its own. */
const glibcVersion = ({ files }, node) => {
    const libc = node?.report?.loaded.find(({ path }) => path.endsWith('/libc.so.6'));
    const reading = libc === undefined ? null : files.object((0,packages_path/* joinPath */.uJ)('/', libc.realPath));
    if (reading?.kind !== 'elf')
        return null;
    const versions = reading.object.versionDefinitions
        .map((version) => /^GLIBC_(\d+)\.(\d+)/.exec(version))
        .filter((match) => match !== null)
        .map(([, major = '', minor = '']) => [Number(major), Number(minor)])
        .sort(([a, b], [c, d]) => c - a || d - b);
    const highest = versions[0];
    return highest === undefined ? null : highest.join('.');
};

;// CONCATENATED MODULE: ./build/core/audit/folder-sizes.js
/** Images have some thousand packages; a hostile one may name more. Their bytes then count for the folder that holds them. */
const mostFolders = 50_000;
/** The innermost package that holds a file. */
const packageOf = (path) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null;
/** Two folders deep tells `/usr/lib` from `/usr/share` and `/opt/venv` from `/opt/cache`. */
const outside = (path) => {
    const parts = path.split('/').slice(1, -1);
    return `/${parts.slice(0, 2).join('/')}`;
};
/** What takes the room in an image: bytes by package, and outside of packages by folder. */
const createFolderSizes = () => {
    const sizes = new Map();
    return {
        add: (path, bytes) => {
            const precise = packageOf(path) ?? outside(path);
            const folder = sizes.has(precise) || sizes.size < mostFolders ? precise : '/';
            sizes.set(folder, (sizes.get(folder) ?? 0) + bytes);
        },
        largest: (count) => [...sizes]
            .map(([path, bytes]) => ({ path, bytes }))
            .toSorted((one, other) => other.bytes - one.bytes || (one.path < other.path ? -1 : 1))
            .slice(0, count),
    };
};

// EXTERNAL MODULE: ./build/core/audit/head.js
var audit_head = __nccwpck_require__(7990);
;// CONCATENATED MODULE: ./build/core/elf/dynamic.js

/** `d_tag` values, elf.h. */
const tag = {
    needed: 1,
    pltRelSize: 2,
    hash: 4,
    stringTable: 5,
    symbolTable: 6,
    rela: 7,
    relaSize: 8,
    stringSize: 10,
    soname: 14,
    rpath: 15,
    rel: 17,
    relSize: 18,
    pltRel: 20,
    textRel: 22,
    jumpRel: 23,
    bindNow: 24,
    runpath: 29,
    flags: 30,
    relr: 36,
    gnuHash: 0x6ffffef5,
    versionSymbols: 0x6ffffff0,
    flags1: 0x6ffffffb,
    versionDefinitions: 0x6ffffffc,
    versionNeeds: 0x6ffffffe,
};
const dynamic_maxEntries = 4096;
/** Reads entries up to DT_NULL; its absence is damage. */
const readDynamic = (words, memory) => {
    const width = memory.layout.bits / 8;
    const values = new Map();
    const needed = [];
    let ended = false;
    const end = Math.min(words.length, dynamic_maxEntries * 2 * width);
    for (let at = 0; !ended && at + 2 * width <= end; at += 2 * width) {
        const name = words.word(at);
        const value = words.word(at + width);
        if (name === 0)
            ended = true;
        else if (name === tag.needed)
            needed.push(value);
        else
            values.set(name, value);
    }
    if (!ended)
        memory.damage.note('the dynamic table has no end');
    return {
        get: (wanted) => values.get(wanted) ?? null,
        // Beyond 32 bits there are no flags; the number may be too large for a bit operation.
        flags: (wanted) => (values.get(wanted) ?? 0) % 0x1_0000_0000,
        needed,
    };
};
const maxTable = 128 * 1024 * 1024;
const maxString = 64 * 1024;
/** Strings may overlap, so the table's size does not bound their sum. */
const maxTotal = 512 * 1024 * 1024;
/** The string table of DT_STRTAB and DT_STRSZ. */
const readStrings = (dynamic, memory) => {
    const { damage } = memory;
    const size = dynamic.get(tag.stringSize) ?? 0;
    const bytes = memory.at(dynamic.get(tag.stringTable) ?? -1, Math.min(size, maxTable));
    if (bytes.length < size)
        damage.note('the string table is incomplete');
    // Names become slices of this one string, which V8 keeps as references into it.
    const text = latin1(bytes);
    let left = maxTotal;
    const name = (offset) => {
        const end = offset < text.length ? text.indexOf('\0', offset) : -1;
        if (end === -1 || end - offset > maxString || end - offset > left) {
            damage.note(end === -1 ? 'a name lies outside of the string table' : 'names are longer than is read');
            return null;
        }
        left -= end - offset;
        return text.slice(offset, end);
    };
    return {
        name,
        path: (offset) => {
            const raw = name(offset);
            return raw === null ? null : utf8(raw);
        },
    };
};
/** The words of PT_DYNAMIC, read where the loader reads it: in memory. */
const dynamicWords = (memory, address, size) => {
    const bytes = memory.at(address, Math.min(size, dynamic_maxEntries * 16));
    if (bytes.length === 0)
        memory.damage.note('the dynamic table lies outside of the loaded segments');
    return bytes_wordsOf(bytes, memory.layout);
};

;// CONCATENATED MODULE: ./build/core/elf/header.js

const segmentType = {
    load: 1,
    dynamic: 2,
    interpreter: 3,
    note: 4,
    stack: 0x6474e551,
    property: 0x6474e553,
};
const magic = [0x7f, 0x45, 0x4c, 0x46];
/** The kind of a file that is not ELF, by its first bytes. null: it is ELF. */
const otherKind = (start) => {
    if (start.length === 0)
        return 'empty';
    const starts = (bytes) => bytes.every((byte, index) => start[index] === byte);
    if (starts(magic))
        return null;
    if (starts([0xfe, 0xed, 0xfa]) || starts([0xca, 0xfe, 0xba]) || starts([0xce, 0xfa]) || starts([0xcf, 0xfa]))
        return 'mach-o';
    if (starts([0x4d, 0x5a]))
        return 'pe';
    if (starts([0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e]))
        return 'archive';
    if (starts([0x00, 0x61, 0x73, 0x6d]))
        return 'wasm';
    return start.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d)) ? 'text' : 'unknown';
};
/** The header of a file that begins with the ELF magic; null when it is cut or of no class and byte order that exists. */
const readHeader = (start) => {
    const bits = start[4] === 1 ? 32 : start[4] === 2 ? 64 : null;
    const littleEndian = start[5] === 1 ? true : start[5] === 2 ? false : null;
    if (bits === null || littleEndian === null || start.length < (bits === 64 ? 64 : 52))
        return null;
    const words = bytes_wordsOf(start, { bits, littleEndian });
    const tail = bits === 64 ? 54 : 42;
    return {
        bits,
        littleEndian,
        type: words.u16(16),
        machine: words.u16(18),
        programHeaders: {
            offset: words.word(bits === 64 ? 32 : 28),
            size: words.u16(tail),
            count: words.u16(tail + 2),
        },
    };
};
/** The program headers that are there. `whole` is false when the file ends before they do. */
const readSegments = (source, header, damage) => {
    const { offset, size, count } = header.programHeaders;
    const expected = header.bits === 64 ? 56 : 32;
    if (count === 0)
        return { segments: [], whole: true };
    if (size !== expected) {
        damage.note(`program headers of ${size} bytes instead of ${expected}`);
        return { segments: [], whole: true };
    }
    const bytes = readRange(source, offset, count * size);
    const words = bytes_wordsOf(bytes, header);
    const segments = [];
    for (let at = 0; at + size <= bytes.length; at += size) {
        const wide = header.bits === 64;
        segments.push({
            type: words.u32(at),
            flags: words.u32(at + (wide ? 4 : 24)),
            offset: words.word(at + (wide ? 8 : 4)),
            address: words.word(at + (wide ? 16 : 8)),
            fileSize: words.word(at + (wide ? 32 : 16)),
            align: words.word(at + (wide ? 48 : 28)),
        });
    }
    return { segments, whole: segments.length === count };
};

;// CONCATENATED MODULE: ./build/core/elf/loader-folders.js

/** Sonames of glibc's loaders: `ld-linux-x86-64.so.2`, `ld-linux.so.3`, `ld64.so.1`, `ld.so.1`. */
const loader_folders_loaderName = /^ld(?:64|-linux[a-z0-9_.-]*)?\.so\.\d$/;
const maxLoader = 4 * 1024 * 1024;
const maxFolders = 16;
/**
 * The folders that a glibc was configured with (`system_dirs` of elf/dl-load.c): absolute paths with a slash and a NUL behind
 * each, one after the other. Distributions differ here: /lib64 and /usr/lib64, or Debian's multiarch folders.
 */
const readLoaderFolders = (source, soname) => {
    if (soname === null || !loader_folders_loaderName.test(soname) || source.size > maxLoader)
        return [];
    const text = latin1(readRange(source, 0, source.size));
    for (const [run] of text.matchAll(/(?:\/[\w.+/-]{1,200}\/\0){2,}/g)) {
        const folders = run
            .split('\0')
            .filter((folder) => folder !== '')
            .slice(0, maxFolders);
        if (folders.some((folder) => folder.includes('/lib')))
            return folders.map((folder) => folder.slice(0, -1));
    }
    return [];
};

;// CONCATENATED MODULE: ./build/core/elf/memory.js


const mapSegments = (source, layout, segments, damage) => {
    // A later mapping hides an earlier one, so the last segment that holds an address is the one that is seen.
    const loads = segments.filter(({ type }) => type === segmentType.load).reverse();
    const at = (address, length) => {
        const segment = loads.find((load) => address >= load.address && address < load.address + load.fileSize);
        if (segment === undefined)
            return new Uint8Array(0);
        const inside = address - segment.address;
        return readRange(source, segment.offset + inside, Math.min(length, segment.fileSize - inside));
    };
    return { layout, damage, at, words: (address, length) => bytes_wordsOf(at(address, length), layout) };
};

;// CONCATENATED MODULE: ./build/core/elf/musl-version.js

const maxLibrary = 4 * 1024 * 1024;
/** Functions by which musl's loader starts itself (ldso/dlstart.c, ldso/dynlink.c), exported by no other library. */
const loaderStages = new Set(['__dls2b', '__dls3']);
/** `__libc_version` of musl's src/internal/version.c, which has no symbol that is exported: its text between two NULs. */
const readMuslVersion = (source, defined) => {
    const isMusl = defined.some(({ names }) => names.some((name) => loaderStages.has(name)));
    if (!isMusl || source.size > maxLibrary)
        return null;
    const text = latin1(readRange(source, 0, source.size));
    return /\0(1\.\d{1,3}\.\d{1,3})(?:[_-]?git[\w.-]{0,60})?\0/.exec(text)?.[1] ?? null;
};

;// CONCATENATED MODULE: ./build/core/elf/notes.js


const propertyNote = 5; // NT_GNU_PROPERTY_TYPE_0
const isaNeeded = 0xc0008002; // GNU_PROPERTY_X86_ISA_1_NEEDED, x86-64 psABI
const x86 = 62;
const maxNotes = 64 * 1024;
/** From the most demanding one; bit of the property's value. */
const levels = [
    [8, 'x86-64-v4'],
    [4, 'x86-64-v3'],
    [2, 'x86-64-v2'],
    [1, 'x86-64-baseline'],
];
/** The micro-architecture level that the object's property note declares to need; loaders refuse a lesser CPU. */
const readIsaNeeded = (source, layout, segments) => {
    if (layout.machine !== x86)
        return null;
    const notes = segments.filter(({ type }) => type === segmentType.property || type === segmentType.note).slice(0, 16);
    let bits = 0;
    for (const { offset, fileSize, align } of notes) {
        const bytes = readRange(source, offset, Math.min(fileSize, maxNotes));
        bits |= noteBits(bytes, layout, align === 8 ? 8 : 4);
    }
    return levels.find(([bit]) => (bits & bit) !== 0)?.[1] ?? null;
};
const alignUp = (value, to) => Math.ceil(value / to) * to;
const noteBits = (bytes, layout, align) => {
    const words = bytes_wordsOf(bytes, layout);
    let bits = 0;
    for (let at = 0; at + 12 <= words.length;) {
        const nameSize = words.u32(at);
        const contentAt = alignUp(at + 12 + nameSize, align);
        const end = contentAt + words.u32(at + 4);
        const isGnu = nameSize === 4 && latin1(bytes.subarray(at + 12, at + 16)) === 'GNU\0';
        if (isGnu && words.u32(at + 8) === propertyNote)
            bits |= propertyBits(bytes.subarray(contentAt, end), layout);
        at = alignUp(end, align);
    }
    return bits;
};
const propertyBits = (bytes, layout) => {
    const words = bytes_wordsOf(bytes, layout);
    let bits = 0;
    for (let at = 0; at + 8 <= words.length; at = alignUp(at + 8 + words.u32(at + 4), layout.bits / 8)) {
        if (words.u32(at) === isaNeeded)
            bits |= words.u32(at + 8);
    }
    return bits;
};

;// CONCATENATED MODULE: ./build/core/elf/registration.js


/** R_*_RELATIVE of elf.h, by `e_machine`. */
const relative = { 62: 8, 183: 1027 };
const entrySize = 24;
const registration_maxEntries = 500_000;
/**
 * Where `struct node_module` (node.h, 64 bit) has its fields: version and flags, the handle (null until it is loaded), then
 * pointers to the name of its source file, two functions, and its name.
 */
const field = { version: 0, flags: 4, handle: 8, file: 16, name: 40, size: 64 };
const textAt = (memory, address) => {
    const text = latin1(memory.at(address, 512));
    const end = text.indexOf('\0');
    return end === -1 ? '' : text.slice(0, end);
};
/** Pointers within the object: where each lies, and where it leads. */
const pointersOf = (dynamic, memory, type) => {
    const size = Math.min(dynamic.get(tag.relaSize) ?? 0, registration_maxEntries * entrySize);
    const words = bytes_wordsOf(memory.at(dynamic.get(tag.rela) ?? -1, size), memory.layout);
    const pointers = new Map();
    for (let at = 0; at + entrySize <= words.length; at += entrySize) {
        if (words.u32(at + 8) === type)
            pointers.set(words.word(at), words.word(at + 16));
    }
    return pointers;
};
/** The version of what lies at `start`, if it has the shape of a record. */
const versionOf = (memory, { start, file, name }) => {
    const record = memory.words(start, field.size);
    if (record.length < field.file || record.u32(field.flags) > 0xff || record.word(field.handle) !== 0)
        return [];
    const version = record.u32(field.version);
    const isNamed = /\.(?:c|cc|cpp|cxx|mm)$/.test(textAt(memory, file)) && /^[\w.@/+-]+$/.test(textAt(memory, name));
    return version > 10 && version < 1000 && isNamed ? [version] : [];
};
/**
 * NODE_MODULE_VERSION of the records that an add-on hands to `node_module_register` from a constructor (NODE_MODULE of node.h,
 * as nan's add-ons do). They have no symbol, so they are known by their shape. Empty when none was found.
 */
const readRegistrations = (dynamic, memory, machine) => {
    const type = relative[machine];
    if (type === undefined || memory.layout.bits !== 64 || !memory.layout.littleEndian)
        return [];
    const pointers = pointersOf(dynamic, memory, type);
    const versions = [...pointers].flatMap(([at, file]) => {
        const start = at - field.file;
        const name = pointers.get(start + field.name);
        return name === undefined ? [] : versionOf(memory, { start, file, name });
    });
    return [...new Set(versions)];
};

;// CONCATENATED MODULE: ./build/core/elf/relocations.js


const strength = { none: 0, plt: 1, got: 2, data: 3 };
/** Relocations of `e_machine` that only fill an entry of the global offset table: GLOB_DAT and JUMP_SLOT, elf.h. */
const tableTypes = {
    3: [6, 7], // 386
    21: [20, 21], // ppc64
    22: [10, 11], // s390x
    40: [21, 22], // arm
    62: [6, 7], // x86-64
    183: [1025, 1026], // aarch64
    243: [5], // riscv: no GLOB_DAT
};
/** The type that the loader may put off until the first call (JUMP_SLOT), by `e_machine`. */
const slotTypes = { 3: 7, 21: 21, 22: 11, 40: 22, 62: 7, 183: 1026, 243: 5 };
/** DT_JMPREL also holds descriptors of thread-local variables, which both loaders look up at once (elf_machine_lazy_rel). */
const isPutOff = (type, machine) => (slotTypes[machine] ?? type) === type;
const mips = 8;
const relocations_maxEntries = 8 * 1024 * 1024;
const chunkEntries = 16 * 1024;
const dtRela = 7;
const tables = (dynamic) => {
    const table = (address, size, addend, lazy) => {
        const at = dynamic.get(address);
        const length = dynamic.get(size) ?? 0;
        return at === null || length === 0 ? [] : [{ address: at, size: length, addend, lazy }];
    };
    return [
        ...table(tag.rela, tag.relaSize, true, false),
        ...table(tag.rel, tag.relSize, false, false),
        ...table(tag.jumpRel, tag.pltRelSize, dynamic.get(tag.pltRel) === dtRela, true),
    ];
};
/**
 * Which symbols the relocations refer to. DT_RELR holds relative relocations only, so it names none. DT_REL and DT_RELA may
 * include the DT_JMPREL table at their end (glibc, elf/dynamic-link.h), which counts as the latter.
 */
const readReferences = (dynamic, memory, machine) => {
    const bySymbol = new Map();
    let highest = 0;
    let left = relocations_maxEntries;
    const all = tables(dynamic);
    const lazyStart = all.find(({ lazy }) => lazy)?.address ?? Infinity;
    const record = (symbol, reference) => {
        if (symbol === 0)
            return;
        if (strength[reference] > strength[bySymbol.get(symbol) ?? 'none'])
            bySymbol.set(symbol, reference);
        if (symbol > highest)
            highest = symbol;
    };
    const known = tableTypes[machine] ?? [];
    for (const table of all) {
        const end = table.lazy || lazyStart < table.address
            ? table.address + table.size
            : Math.min(table.address + table.size, lazyStart);
        const entries = Math.floor((end - table.address) / relocations_entrySize(memory, table.addend));
        if (entries > left)
            memory.damage.note('there are more relocations than are read');
        const counted = Math.min(entries, left);
        left -= counted;
        scan(memory, { ...table, size: counted }, (symbol, type) => {
            if (type !== 0)
                record(symbol, table.lazy && isPutOff(type, machine) ? 'plt' : known.includes(type) ? 'got' : 'data');
        });
    }
    if (machine === mips && all.length > 0)
        memory.damage.note('symbol references of MIPS objects are not understood');
    return { bySymbol, highest };
};
const relocations_entrySize = ({ layout }, addend) => (layout.bits / 8) * (addend ? 3 : 2);
/** Calls back for each of `size` entries, reading a bounded piece at a time. */
const scan = (memory, table, each) => {
    const { bits, littleEndian } = memory.layout;
    const entry = relocations_entrySize(memory, table.addend);
    for (let done = 0; done < table.size; done += chunkEntries) {
        const count = Math.min(chunkEntries, table.size - done);
        const words = bytes_wordsOf(memory.at(table.address + done * entry, count * entry), memory.layout);
        if (words.length < count * entry)
            memory.damage.note('the relocations are incomplete');
        for (let at = 0; at + entry <= words.length; at += entry) {
            if (bits === 64) {
                const low = words.u32(at + (littleEndian ? 8 : 12));
                each(words.u32(at + (littleEndian ? 12 : 8)), low);
            }
            else {
                const info = words.u32(at + 4);
                each(info >>> 8, info & 0xff);
            }
        }
        if (words.length < count * entry)
            return;
    }
};

;// CONCATENATED MODULE: ./build/core/elf/symbol-count.js


/** More than any real object has (a Node binary: some hundred thousand), and little enough to hold. */
const maxSymbols = 1024 * 1024;
const chunk = 16 * 1024;
/**
 * Entries of the dynamic symbol table, which says itself nowhere how long it is: what the hash tables and the relocations
 * reach. Both hash tables describe the same symbols; GNU's leaves out the undefined ones when it holds nothing at all.
 */
const countSymbols = (dynamic, memory, machine, highestReference) => Math.max(systemVCount(dynamic, memory, machine), gnuCount(dynamic, memory), highestReference === 0 ? 0 : highestReference + 1);
/** DT_HASH: `nchain` is the number of symbols. Its words are 64 bits wide on s390x alone. */
const systemVCount = (dynamic, memory, machine) => {
    const address = dynamic.get(tag.hash);
    if (address === null)
        return 0;
    const wide = machine === 22 && memory.layout.bits === 64;
    const words = memory.words(address, 16);
    if (words.length < 8)
        memory.damage.note('the hash table is incomplete');
    return wide ? words.word(8) : words.u32(4);
};
/** DT_GNU_HASH: the chain of the highest bucket ends with the last symbol (binutils, bfd/elflink.c). */
const gnuCount = (dynamic, memory) => {
    const address = dynamic.get(tag.gnuHash);
    if (address === null)
        return 0;
    const head = memory.words(address, 16);
    const [buckets, offset, bloom] = [head.u32(0), head.u32(4), head.u32(8)];
    if (head.length < 16 || buckets > maxSymbols) {
        memory.damage.note('the GNU hash table is incomplete');
        return 0;
    }
    const bucketsAt = address + 16 + bloom * (memory.layout.bits / 8);
    const bucketWords = memory.words(bucketsAt, buckets * 4);
    if (bucketWords.length < buckets * 4)
        memory.damage.note('the GNU hash table is incomplete');
    let last = 0;
    for (let at = 0; at + 4 <= bucketWords.length; at += 4)
        last = Math.max(last, bucketWords.u32(at));
    return last < offset ? offset : lastOfChain(memory, bucketsAt + buckets * 4, last, offset) + 1;
};
/** The lowest bit of a chain entry marks the end. */
const lastOfChain = (memory, chainsAt, start, offset) => {
    for (let symbol = start; symbol < maxSymbols; symbol += chunk) {
        const words = bytes_wordsOf(memory.at(chainsAt + (symbol - offset) * 4, chunk * 4), memory.layout);
        for (let index = 0; index * 4 + 4 <= words.length; index += 1) {
            if ((words.u32(index * 4) & 1) === 1)
                return symbol + index;
        }
        if (words.length < chunk * 4)
            break;
    }
    memory.damage.note('the GNU hash table is incomplete');
    return start;
};

;// CONCATENATED MODULE: ./build/core/elf/symbols.js


/** STB_*, STT_*, STV_* and SHN_* of elf.h. */
const local = 0;
const weak = 2;
const threadLocal = 6;
const symbols_absolute = 0xfff1;
/** NOTYPE, OBJECT, FUNC, COMMON, TLS and GNU_IFUNC: what glibc's lookup takes (elf/dl-lookup.c, ALLOWED_STT). */
const bindable = new Set([0, 1, 2, 5, threadLocal, 10]);
const symbols_chunk = 16 * 1024;
const versionIndex = 0x7fff;
const hiddenVersion = 0x8000;
/** Everything of the dynamic symbol table that another object can want or give. */
const readSymbols = (dynamic, memory, context) => {
    const address = dynamic.get(tag.symbolTable);
    const count = address === null ? 0 : countSymbols(dynamic, memory, context.machine, context.references.highest);
    if (count > maxSymbols)
        memory.damage.note('there are more symbols than are read');
    const undefinedSymbols = [];
    const definitions = groupByVersion(context);
    for (const symbol of symbolTable(dynamic, memory, Math.min(count, maxSymbols))) {
        if (symbol.binding === local || (symbol.section !== 0 && !isDefinition(symbol)))
            continue;
        const name = context.strings.name(symbol.name);
        if (name === null || name === '')
            continue;
        if (symbol.section === 0)
            undefinedSymbols.push(undefinedSymbol(symbol, name, context));
        else
            definitions.add(symbol.version, name);
    }
    return { undefined: undefinedSymbols, defined: definitions.groups() };
};
const undefinedSymbol = (symbol, name, { versions, references }) => {
    const version = versions.byIndex(symbol.version & versionIndex);
    return {
        name,
        version: version?.version ?? null,
        library: version?.library ?? null,
        weak: symbol.binding === weak,
        reference: references.bySymbol.get(symbol.index) ?? 'none',
    };
};
/** do_lookup_x of glibc, elf/dl-lookup.c: what it takes as a definition. */
const isDefinition = ({ type, visibility, value, section }) => bindable.has(type) &&
    (visibility === 0 || visibility === 3) && // default and protected; internal and hidden ones bind locally
    (value !== 0 || section === symbols_absolute || type === threadLocal);
/** Names by their word of DT_VERSYM, of which there are 2^16. */
const groupByVersion = ({ versions }) => {
    const names = new Map();
    return {
        add: (version, name) => {
            const group = names.get(version);
            if (group === undefined)
                names.set(version, [name]);
            else
                group.push(name);
        },
        groups: () => [...names].map(([version, group]) => ({
            version: versions.byIndex(version & versionIndex)?.version ?? null,
            hidden: (version & hiddenVersion) !== 0,
            names: group,
        })),
    };
};
/** The entries behind the first, which is reserved; a bounded piece of the table at a time. */
function* symbolTable(dynamic, memory, count) {
    const address = dynamic.get(tag.symbolTable) ?? 0;
    const versionsAt = dynamic.get(tag.versionSymbols);
    const size = memory.layout.bits === 64 ? 24 : 16;
    for (let first = 0; first < count; first += symbols_chunk) {
        const want = Math.min(symbols_chunk, count - first);
        const table = memory.words(address + first * size, want * size);
        const versions = versionsAt === null ? null : memory.words(versionsAt + first * 2, want * 2);
        if (versions !== null && versions.length < want * 2)
            memory.damage.note('the versions of symbols are incomplete');
        const there = Math.floor(table.length / size);
        for (let at = first === 0 ? 1 : 0; at < there; at += 1) {
            yield rawSymbol(table, { bits: memory.layout.bits, at: at * size, index: first + at }, versions?.u16(at * 2) ?? 0);
        }
        if (there < want) {
            memory.damage.note('the symbol table is incomplete');
            return;
        }
    }
}
/** Elf32_Sym and Elf64_Sym hold the same fields in another order. */
const rawSymbol = (table, { bits, at, index }, version) => {
    const wide = bits === 64;
    const info = table.u8(at + (wide ? 4 : 12));
    return {
        index,
        name: table.u32(at),
        binding: info >> 4,
        type: info & 0xf,
        visibility: table.u8(at + (wide ? 5 : 13)) & 3,
        section: table.u16(at + (wide ? 6 : 14)),
        value: table.word(at + (wide ? 8 : 4)),
        version,
    };
};

;// CONCATENATED MODULE: ./build/core/elf/versions.js

const base = 1; // VER_FLG_BASE
const versions_weak = 2; // VER_FLG_WEAK
const versions_window = 256 * 1024;
const maxRecords = 8192;
const readVersions = (dynamic, memory, strings) => {
    const indexed = [];
    const needs = readNeeds(dynamic, memory, strings, indexed);
    const definitions = readDefinitions(dynamic, memory, strings);
    indexed.push(...definitions);
    const byIndex = new Map(indexed.map((entry) => [entry.index, entry]));
    return {
        needs,
        definitions: definitions.sort((a, b) => a.index - b.index).map(({ version }) => version),
        byIndex: (index) => byIndex.get(index) ?? null,
    };
};
/** Follows chains of records, each naming the distance to the next; the bound is for all chains of one table together. */
const chains = (words, memory) => {
    let left = maxRecords;
    return (start, nextAt, each) => {
        let at = start;
        for (;;) {
            if (left === 0 || at + nextAt + 4 > words.length) {
                memory.damage.note(left === 0 ? 'there are more symbol versions than are read' : 'the symbol versions are incomplete');
                return;
            }
            left -= 1;
            each(at);
            const next = words.u32(at + nextAt);
            if (next === 0)
                return;
            at += next;
        }
    };
};
/** Elf64_Verneed and Elf64_Vernaux, which are the same for 32 bits. */
const readNeeds = (dynamic, memory, strings, indexed) => {
    const address = dynamic.get(tag.versionNeeds);
    if (address === null)
        return [];
    const needs = [];
    const words = memory.words(address, versions_window);
    const follow = chains(words, memory);
    follow(0, 12, (need) => {
        const library = strings.path(words.u32(need + 4));
        if (words.u16(need + 2) === 0 || library === null)
            return;
        follow(need + words.u32(need + 8), 12, (aux) => {
            const version = strings.path(words.u32(aux + 8));
            if (version === null)
                return;
            needs.push({ library, version, weak: (words.u16(aux + 4) & versions_weak) !== 0 });
            indexed.push({ index: words.u16(aux + 6) & 0x7fff, version, library });
        });
    });
    return needs;
};
/** Elf64_Verdef and the first Elf64_Verdaux of each, which holds its name. */
const readDefinitions = (dynamic, memory, strings) => {
    const address = dynamic.get(tag.versionDefinitions);
    if (address === null)
        return [];
    const definitions = [];
    const words = memory.words(address, versions_window);
    chains(words, memory)(0, 16, (definition) => {
        if ((words.u16(definition + 2) & base) !== 0)
            return;
        const name = definition + words.u32(definition + 12);
        if (name + 8 > words.length)
            memory.damage.note('the symbol versions are incomplete');
        const version = strings.path(words.u32(name));
        if (version !== null)
            definitions.push({ index: words.u16(definition + 4) & 0x7fff, version, library: null });
    });
    return definitions;
};

;// CONCATENATED MODULE: ./build/core/elf/read-elf.js











/** DF_* and DF_1_*, elf.h. */
const flag = { textRel: 0x4, bindNow: 0x8, staticTls: 0x10 };
const flag1 = { now: 0x1, noDefaultLibraries: 0x800, pie: 0x0800_0000 };
const executableBit = 1; // PF_X
const read_elf_maxPath = 4096;
/**
 * Reads what a loader would, from program headers and PT_DYNAMIC and never from sections, which may be missing or lie.
 * Total: any bytes give an answer, in bounded time and memory.
 */
const readElf = (source) => {
    const start = readRange(source, 0, 512);
    const other = otherKind(start);
    if (other !== null)
        return { kind: 'other', what: other };
    const damage = collectDamage();
    const header = readHeader(start);
    if (header === null) {
        damage.note(start.length < 64 ? 'the ELF header is cut' : 'the ELF header names no class or byte order that exists');
        return { kind: 'elf', object: blank(start.length < 64), damage: damage.texts };
    }
    const { segments, whole } = readSegments(source, header, damage);
    const truncated = !whole || segments.some((segment) => endsBehind(segment, source.size));
    if (truncated)
        damage.note('the file ends before its segments do');
    const object = {
        ...blank(truncated),
        bits: header.bits,
        littleEndian: header.littleEndian,
        machine: header.machine,
        type: ['other', 'relocatable', 'executable', 'shared', 'core'][header.type] ?? 'other',
        interpreter: readInterpreter(source, segments, damage),
        executableStack: read_elf_executableStack(segments),
        pageSize: read_elf_pageSize(segments),
        isaNeeded: readIsaNeeded(source, header, segments),
    };
    const linked = readLinkage(source, header, segments, damage);
    return { kind: 'elf', object: linked === null ? object : withLinkage(object, linked), damage: damage.texts };
};
/** A position-independent executable is ET_DYN as well; old ones are not marked, but have an interpreter and no name. */
const withLinkage = (object, { pie, ...linkage }) => {
    const executable = pie || (object.interpreter !== null && linkage.soname === null);
    return { ...object, ...linkage, type: object.type === 'shared' && executable ? 'executable' : object.type };
};
const endsBehind = ({ type, offset, fileSize }, size) => type === segmentType.load && fileSize > 0 && offset + fileSize > size;
const readInterpreter = (source, segments, damage) => {
    const segment = segments.find(({ type }) => type === segmentType.interpreter);
    if (segment === undefined)
        return null;
    const text = latin1(readRange(source, segment.offset, Math.min(segment.fileSize, read_elf_maxPath)));
    const end = text.indexOf('\0');
    if (end === -1)
        damage.note('the path of the program interpreter has no end');
    return utf8(end === -1 ? text : text.slice(0, end));
};
const read_elf_executableStack = (segments) => {
    const stack = segments.findLast(({ type }) => type === segmentType.stack);
    return stack === undefined ? null : (stack.flags & executableBit) !== 0;
};
/** A segment can be mapped where the page size divides its alignment (glibc, elf/dl-load.c). */
const read_elf_pageSize = (segments) => {
    const aligns = segments.filter(({ type }) => type === segmentType.load).map(({ align }) => align);
    return aligns.length === 0 ? null : Math.min(...aligns);
};
const readLinkage = (source, header, segments, damage) => {
    const segment = segments.find(({ type }) => type === segmentType.dynamic);
    if (segment === undefined)
        return null;
    const memory = mapSegments(source, header, segments, damage);
    const dynamic = readDynamic(dynamicWords(memory, segment.address, segment.fileSize), memory);
    const strings = readStrings(dynamic, memory);
    const versions = readVersions(dynamic, memory, strings);
    const references = readReferences(dynamic, memory, header.machine);
    const symbols = readSymbols(dynamic, memory, { machine: header.machine, strings, versions, references });
    const soname = stringOf(dynamic, strings, tag.soname);
    return {
        ...flagsOf(dynamic),
        dynamic: true,
        needed: dynamic.needed.map((offset) => strings.path(offset)).filter((name) => name !== null),
        soname,
        rpath: read_elf_folders(stringOf(dynamic, strings, tag.rpath)),
        runpath: read_elf_folders(stringOf(dynamic, strings, tag.runpath)),
        versionNeeds: versions.needs,
        versionDefinitions: versions.definitions,
        undefinedSymbols: symbols.undefined,
        definedSymbols: symbols.defined,
        registeredFor: symbols.undefined.some(({ name }) => name === 'node_module_register')
            ? readRegistrations(dynamic, memory, header.machine)
            : [],
        packedRelocations: dynamic.get(tag.relr) !== null,
        muslVersion: readMuslVersion(source, symbols.defined),
        loaderFolders: readLoaderFolders(source, soname),
    };
};
const flagsOf = (dynamic) => {
    const flags = dynamic.flags(tag.flags);
    const flags1 = dynamic.flags(tag.flags1);
    return {
        pie: (flags1 & flag1.pie) !== 0,
        bindNow: dynamic.get(tag.bindNow) !== null || (flags & flag.bindNow) !== 0 || (flags1 & flag1.now) !== 0,
        textRelocations: dynamic.get(tag.textRel) !== null || (flags & flag.textRel) !== 0,
        staticTls: (flags & flag.staticTls) !== 0,
        noDefaultLibraries: (flags1 & flag1.noDefaultLibraries) !== 0,
    };
};
const stringOf = (dynamic, strings, wanted) => {
    const offset = dynamic.get(wanted);
    return offset === null ? null : strings.path(offset);
};
const read_elf_folders = (path) => path === null || path === '' ? [] : path.split(':').slice(0, 1024);
/** What is known of an object of which nothing could be read. */
const blank = (truncated) => ({
    bits: 64,
    littleEndian: true,
    machine: 0,
    type: 'other',
    truncated,
    interpreter: null,
    dynamic: false,
    needed: [],
    soname: null,
    rpath: [],
    runpath: [],
    noDefaultLibraries: false,
    versionNeeds: [],
    versionDefinitions: [],
    undefinedSymbols: [],
    definedSymbols: [],
    bindNow: false,
    textRelocations: false,
    executableStack: null,
    staticTls: false,
    pageSize: null,
    isaNeeded: null,
    registeredFor: [],
    packedRelocations: false,
    muslVersion: null,
    loaderFolders: [],
});

;// CONCATENATED MODULE: ./build/core/audit/root-files.js



/** As many as Linux follows in one path (MAXSYMLINKS, include/linux/namei.h). */
const mostLinks = 40;
const folder = (facts = {}) => ({
    mode: 0o755,
    uid: 0,
    gid: 0,
    size: 0,
    target: '',
    capabilities: false,
    text: null,
    bytes: null,
    source: null,
    ...facts,
    type: 'directory',
    children: new Map(),
});
const partsOf = (path) => path.split('/').filter((part) => part !== '' && part !== '.');
/** Walks a path from the root, following links in all its parts; null when it leads nowhere. */
const walk = (root, path) => {
    const pending = partsOf(path).reverse();
    const names = [];
    const chain = [root];
    let links = 0;
    for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
        if (part === '..') {
            names.pop();
            if (chain.length > 1)
                chain.pop();
            continue;
        }
        const next = chain[chain.length - 1]?.children?.get(part);
        if (next === undefined)
            return null;
        if (next.type !== 'symlink') {
            names.push(part);
            chain.push(next);
            continue;
        }
        links += 1;
        if (links > mostLinks)
            return null;
        if (next.target.startsWith('/')) {
            names.length = 0;
            chain.length = 1;
        }
        pending.push(...partsOf(next.target).reverse());
    }
    const node = chain[chain.length - 1];
    return node === undefined ? null : { path: `/${names.join('/')}`, node, chain };
};
/** The folder node of a path of the archive itself (no links followed), made when the archive did not name it. */
const folderAt = (root, path) => {
    let node = root;
    for (const part of partsOf(path)) {
        const existing = node.children?.get(part);
        if (existing !== undefined && existing.children !== null) {
            node = existing;
            continue;
        }
        const made = folder();
        node.children?.set(part, made);
        node = made;
    }
    return node;
};
/** What the archive itself has at a path (no links followed); undefined when it has nothing. */
const childAt = (root, path) => {
    let node = root;
    for (const part of partsOf(path))
        node = node?.children?.get(part);
    return node;
};
const root_files_kindOf = ({ type }) => type;
const treeOf = (root) => ({
    list: (dir) => {
        const children = walk(root, dir)?.node.children;
        return children === undefined || children === null
            ? []
            : [...children].map(([name, node]) => ({ name, kind: root_files_kindOf(node) }));
    },
    text: (path) => walk(root, path)?.node.text ?? null,
    exists: (path) => walk(root, path) !== null,
    realpath: (path) => walk(root, path)?.path ?? null,
});
const readingOf = (node, readings) => {
    if (node.source === null)
        return node.type === 'file' && node.size === 0 ? { kind: 'other', what: 'empty' } : null;
    const known = readings.get(node);
    if (known !== undefined)
        return known;
    const reading = readElf(node.source);
    readings.set(node, reading);
    return reading;
};
const filesystemOf = (root, readings, user) => ({
    resolve: (path) => {
        const found = walk(root, path);
        return found?.node.type === 'file' ? found.path : null;
    },
    object: (realPath) => {
        const node = walk(root, realPath)?.node;
        return node === undefined ? null : readingOf(node, readings);
    },
    content: (realPath) => walk(root, realPath)?.node.bytes ?? null,
    readable: (realPath) => {
        const found = walk(root, realPath);
        if (found === null || user === null)
            return found !== null;
        const folders = found.chain.slice(0, -1);
        return folders.every((node) => mayOpen(user, node, 'execute')) && mayOpen(user, found.node, 'read');
    },
});
/** An empty root file system. */
const createRootFiles = () => {
    const root = folder();
    // Objects are parsed when a loader asks for them, and once: most libraries of an image never are.
    const readings = new Map();
    const place = (path, node) => {
        folderAt(root, (0,packages_path/* parentOf */.gN)(path)).children?.set((0,packages_path/* baseName */.Fl)(path), node);
    };
    return {
        add: (written, facts) => {
            // A name like `..` in a folder would send those who walk the tree round in circles.
            const path = (0,packages_path/* joinPath */.uJ)('/', written);
            if (facts.type !== 'directory') {
                const node = { ...facts, children: null, text: null, bytes: null, source: null };
                place(path, node);
                return node;
            }
            const existing = path === '/' ? root : folderAt(root, (0,packages_path/* parentOf */.gN)(path)).children?.get((0,packages_path/* baseName */.Fl)(path));
            const node = { ...folder(facts), children: existing?.children ?? new Map() };
            if (path !== '/')
                place(path, node);
            return node;
        },
        link: (written, writtenTarget) => {
            const [path, target] = [(0,packages_path/* joinPath */.uJ)('/', written), (0,packages_path/* joinPath */.uJ)('/', writtenTarget)];
            const node = childAt(root, target);
            if (node === undefined || node.children !== null)
                return false;
            place(path, node);
            return true;
        },
        resolve: (path) => walk(root, path),
        tree: treeOf(root),
        parse: (node) => void readingOf(node, readings),
        mayStart: (path, user) => {
            const found = walk(root, path);
            if (found?.node.type !== 'file')
                return false;
            if (user === null)
                return (found.node.mode & 0o111) !== 0;
            const folders = found.chain.slice(0, -1);
            return folders.every((node) => mayOpen(user, node, 'execute')) && mayOpen(user, found.node, 'execute');
        },
        filesystem: (user) => filesystemOf(root, readings, user),
    };
};

;// CONCATENATED MODULE: ./build/core/config/text-expectation.js

/** Longer ones are no expectation that a person wrote. */
const longestPattern = 1000;
/**
 * `/regex/` or `/regex/i` is a regular expression, everything else is meant as it stands. A path such as `/home/node` or
 * `/srv/app/` is none: between its slashes there is another one without a backslash, or behind them stand no flags.
 */
const parseTextExpectation = (text) => {
    const [, source, flags = ''] = /^\/((?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+)\/([imsu]*)$/s.exec(text) ?? [];
    if (source === undefined)
        return accept({ kind: 'exact', text });
    if (source.length > longestPattern)
        return refuse('is too long for a regular expression', 'Look for less');
    try {
        new RegExp(source, flags);
        return accept({ kind: 'pattern', source, flags });
    }
    catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return refuse(`is not a regular expression (${reason})`, 'Write it as JavaScript does, for example /^v22\\./');
    }
};
/** How it is called in a message. */
const expectationText = (expected) => expected.kind === 'exact' ? JSON.stringify(expected.text) : `/${expected.source}/${expected.flags}`;

// EXTERNAL MODULE: ./build/core/render/harmless.js
var harmless = __nccwpck_require__(6640);
;// CONCATENATED MODULE: ./build/core/checks/prober.js
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
`;
/** The program for one expectation, to be fed to Node. */
const probeProgram = ({ port, path, status, json, headers }, forMs) => {
    const wanted = {
        port,
        path,
        status,
        forMs,
        headers: Object.fromEntries(headers),
        ...(json === undefined ? {} : { json }),
    };
    return `const wanted = ${JSON.stringify(wanted)}\n${program}`;
};
/** Waits until a service accepts connections. Ends with 0 when it does. */
const portProgram = (host, port, forMs) => `
const until = Date.now() + ${forMs}
const ask = () => {
  const socket = require('net').connect({ host: ${JSON.stringify(host)}, port: ${port} })
  let done = false
  const again = () => { if (done) return; done = true; socket.destroy(); if (Date.now() > until) process.exit(1); setTimeout(ask, 200) }
  socket.setTimeout(2000, again)
  socket.on('error', again)
  socket.on('connect', () => process.exit(0))
}
ask()`;
/** Reads what the prober told; null when it told nothing that makes sense. */
const readProbed = (stdout) => {
    try {
        const told = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
        if (told['kind'] === 'loopback')
            return { kind: 'loopback' };
        if (told['kind'] === 'answer' && typeof told['status'] === 'number' && typeof told['body'] === 'string') {
            return { kind: 'answer', status: told['status'], body: told['body'] };
        }
        return told['kind'] === 'silence' ? { kind: 'silence', reason: String(told['reason']) } : null;
    }
    catch {
        return null;
    }
};
/** Whether everything in `part` is in `whole`; lists must agree from their start. */
const isSubset = (part, whole) => {
    if (typeof part !== 'object' || part === null)
        return part === whole;
    if (typeof whole !== 'object' || whole === null || Array.isArray(part) !== Array.isArray(whole))
        return false;
    return Object.entries(part).every(([key, value]) => Object.hasOwn(whole, key) && isSubset(value, whole[key]));
};

;// CONCATENATED MODULE: ./build/core/checks/expectations.js



const longestQuote = 300;
/** A text from a container, for a sentence. */
const quote = (text) => {
    const shown = (0,harmless/* shorten */.ml)((0,harmless/* singleLine */.pF)(text), longestQuote);
    return shown === '' ? 'nothing' : JSON.stringify(shown);
};
/** How the end of a container must be; a check that says nothing of it wants 0. */
const exitComplaint = (exit, code) => {
    const signal = code > 128 && code < 160 ? ` (signal ${code - 128})` : '';
    const ended = `it ended with exit status ${code}${signal}`;
    if (exit?.not !== undefined && exit.not !== null)
        return code === exit.not ? `${ended}, which it must not` : null;
    const wanted = exit?.code ?? (exit === null ? 0 : null);
    return wanted === null || wanted === code ? null : `${ended} instead of ${wanted}`;
};
/** What the app answered, against what was expected. */
const httpComplaint = (http, probed) => {
    const place = `port ${http.port}`;
    if (probed.kind === 'loopback')
        return `it answers on 127.0.0.1:${http.port} only`;
    if (probed.kind === 'silence')
        return `${place} gave no answer: ${(0,harmless/* shorten */.ml)((0,harmless/* singleLine */.pF)(probed.reason), longestQuote)}`;
    const { status, body } = probed;
    const answered = `${place} answered ${http.path} with ${status}`;
    if (status !== http.status)
        return `${answered} instead of ${http.status}: ${quote(body)}`;
    if (http.json === undefined)
        return null;
    try {
        const isThere = isSubset(http.json, JSON.parse(body));
        return isThere ? null : `${answered} and JSON without ${JSON.stringify(http.json)}: ${quote(body)}`;
    }
    catch {
        return `${answered} and no JSON: ${quote(body)}`;
    }
};
/** What is compared with an exact text: programs end their output with a line end, and people do not write it. */
const withoutLineEnd = (text) => text.replace(/\r?\n$/, '');
/** Which texts are compared with which expectation. */
const textExpectations = ({ stdout, stderr, exit }, output) => [
    ...(stdout === null ? [] : [{ what: 'standard output', expected: stdout, text: output.stdout }]),
    ...(stderr === null ? [] : [{ what: 'standard error', expected: stderr, text: output.stderr }]),
    ...(exit === null || exit.output === null
        ? []
        : [{ what: 'the output', expected: exit.output, text: `${output.stdout}${output.stderr}` }]),
];
/** `matched`: what the pattern said; null when it took too long. */
const textComplaint = (what, expected, text, matched) => {
    if (matched === true)
        return null;
    const wanted = expectationText(expected);
    if (matched === null)
        return `${wanted} took too long on ${what}: write it so that it does not backtrack`;
    return `${what} ${expected.kind === 'exact' ? 'is not' : 'does not match'} ${wanted}: ${quote(text)}`;
};

;// CONCATENATED MODULE: ./build/core/checks/image-sight.js
/** Docker's, where the image sets none (daemon/pkg/oci/defaults.go). */
const image_sight_defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** The most that is kept of a file whose content decides. */
const longestContent = 1024 * 1024;

;// CONCATENATED MODULE: ./build/core/checks/image-expectations.js




const wrong = (subject, what, source) => ({ kind: 'wrong', subject, what, source });
const listText = (words) => (words.length === 0 ? 'nothing' : JSON.stringify(words));
/** A value that must be exactly this; null: any. */
const exactly = ({ subject, expected, actual, source }, text) => expected === null || text(expected) === text(actual)
    ? []
    : [wrong(subject, `${subject} is ${text(actual)} instead of ${text(expected)}`, source)];
/** An image without USER runs as root. */
const userText = (user) => JSON.stringify(/^(?:|0|root)$/.test(user) ? 'root' : user);
const folderText = (path) => JSON.stringify((0,packages_path/* joinPath */.uJ)('/', path));
const contained = (kind, expected, { actual, source }) => expected
    .filter((one) => !actual.includes(one))
    .map((one) => wrong(`${kind} ${one}`, `${kind} ${one} is not declared; declared: ${listText(actual)}`, source));
const texts = (kind, expected, { actual, source }) => [...expected].map(([name, expectation]) => {
    const subject = `${kind} ${name}`;
    const text = Object.hasOwn(actual, name) ? actual[name] : undefined;
    return text === undefined
        ? wrong(subject, `${subject} is not set`, source)
        : { kind: 'text', subject, what: subject, expected: expectation, text, source };
});
const metadata = (expected, config) => {
    const { source } = expected;
    return [
        ...exactly({ subject: 'user', expected: expected.user, actual: config.user, source }, userText),
        ...exactly({ subject: 'workdir', expected: expected.workdir, actual: config.workingDir, source }, folderText),
        ...exactly({ subject: 'entrypoint', expected: expected.entrypoint, actual: config.entrypoint, source }, listText),
        ...exactly({ subject: 'command', expected: expected.command, actual: config.command, source }, listText),
        ...contained('port', expected.ports, { actual: config.ports, source }),
        ...contained('volume', expected.volumes, { actual: config.volumes, source }),
        ...texts('env', expected.env, { actual: config.env, source }),
        ...texts('label', expected.labels, { actual: config.labels, source }),
    ];
};
const image_expectations_octal = (mode) => (mode & 0o7777).toString(8).padStart(4, '0');
/** Whether `user` or `user:group`, by name or number, is who owns the file; null: the image does not know the name. */
const isOwner = (owner, { uid, gid }, { tree }) => {
    const wanted = resolveIdentity(owner, tree.text('/etc/passwd'), tree.text('/etc/group'));
    if (wanted === null)
        return null;
    return wanted.uid === uid && (!owner.includes(':') || wanted.gids[0] === gid);
};
const ownership = (owner, node, { root, source, path }) => {
    const owns = isOwner(owner, node, root);
    if (owns === true)
        return [];
    const belongs = `${path} belongs to ${node.uid}:${node.gid} instead of ${owner}`;
    return [wrong(path, owns === null ? `${belongs}, whom the image does not know` : belongs, source)];
};
const contentOf = (node) => {
    if (node.size === 0)
        return '';
    return node.text ?? (node.bytes === null ? null : new TextDecoder().decode(node.bytes));
};
const content = (expected, { path, realPath, node, source }) => {
    if (node.type !== 'file')
        return wrong(path, `${path} is no file, so it has no content`, source);
    const text = contentOf(node);
    if (text !== null)
        return { kind: 'text', subject: path, what: path, expected, text, source };
    const why = realPath === path
        ? `it was not kept: its content is a program's, or longer than ${longestContent} bytes, or it is a hard link`
        : `it is reached over a link: name ${quote(realPath)} instead`;
    return { kind: 'unseen', subject: path, what: `the content of ${path} could not be read: ${why}`, source };
};
/** Links are followed, and what they lead to is what must be as declared. */
const file = (expected, root) => {
    const { source } = expected;
    const path = (0,packages_path/* joinPath */.uJ)('/', expected.path);
    const found = root.resolve(path);
    if (!expected.exists)
        return found === null ? [] : [wrong(path, `${path} is there and must not be`, source)];
    if (found === null)
        return [wrong(path, `${path} is not there`, source)];
    const { node, path: realPath } = found;
    return [
        ...(expected.mode === null || expected.mode === (node.mode & 0o7777)
            ? []
            : [wrong(path, `${path} has mode ${image_expectations_octal(node.mode)} instead of ${image_expectations_octal(expected.mode)}`, source)]),
        ...(expected.owner === null ? [] : ownership(expected.owner, node, { root, source, path })),
        ...(expected.content === null ? [] : [content(expected.content, { path, realPath, node, source })]),
    ];
};
/** Everything that the owner declared of the image, as it was found. */
const observe = (expected, { config, root }) => [
    ...metadata(expected, config),
    ...expected.files.flatMap((one) => file(one, root)),
];
/** Files whose content must be kept while the image is read. */
const contentsWanted = ({ files }) => new Set(files.filter(({ content: wanted }) => wanted !== null).map(({ path }) => (0,packages_path/* joinPath */.uJ)('/', path)));

;// CONCATENATED MODULE: ./build/core/checks/start-command.js






/** Linux reads no more of a script's first line (BINPRM_BUF_SIZE, include/uapi/linux/binfmts.h). */
const longestFirstLine = 256;
/** The words that are started: entrypoint and command together. */
const start_command_wordsOf = ({ entrypoint, command }) => [...entrypoint, ...command];
/** Name of the program that is started, for keeping its content; empty when the image names none. */
const startedName = (config) => (0,packages_path/* baseName */.Fl)(start_command_wordsOf(config)[0] ?? '');
const candidatesOf = (name, { env, workingDir }) => {
    if (name.startsWith('/'))
        return [(0,packages_path/* joinPath */.uJ)('/', name)];
    const home = (0,packages_path/* joinPath */.uJ)('/', workingDir);
    if (name.includes('/'))
        return [(0,packages_path/* joinPath */.uJ)(home, name)];
    return (env['PATH'] ?? image_sight_defaultPath)
        .split(':')
        .slice(0, 100)
        .map((dir) => (0,packages_path/* joinPath */.uJ)(dir.startsWith('/') ? '/' : home, `${dir}/${name}`));
};
/** Where a program is found as the engine looks for it, or why it is not. */
const start_command_find = (name, { config, root, user }) => {
    const candidates = candidatesOf(name, config);
    const path = candidates.find((candidate) => root.mayStart(candidate, user));
    if (path !== undefined)
        return { path };
    const there = candidates.find((candidate) => root.resolve(candidate)?.node.type === 'file');
    if (there !== undefined)
        return { why: `${there} may not be executed by the user of the image` };
    return { why: name.includes('/') ? `${candidates[0] ?? name} is not there` : `no folder of the PATH holds ${name}` };
};
/** First bytes; null when they were not kept. */
const headOf = (node) => {
    if (node.size === 0)
        return new Uint8Array();
    return node.bytes?.subarray(0, longestFirstLine) ?? node.source?.read(0, longestFirstLine) ?? null;
};
/** What keeps a script with this first line from being started; null: nothing that can be seen. */
const scriptObstacle = (line, sight) => {
    const [interpreter = '', argument = ''] = line
        .slice(2)
        .trimStart()
        .split(/[ \t]+/);
    if (line.endsWith('\r'))
        return `has Windows line ends, so that its interpreter is ${quote(line.slice(2))}`;
    if (!interpreter.startsWith('/') || !sight.root.mayStart(interpreter, sight.user))
        return `needs ${quote(interpreter)}, which is not there or may not be executed`;
    const viaEnv = (0,packages_path/* baseName */.Fl)(interpreter) === 'env' && /^\w[\w.+-]*$/.test(argument);
    const program = viaEnv ? start_command_find(argument, sight) : null;
    return program !== null && 'why' in program ? `needs ${argument}, and ${program.why}` : null;
};
/** What keeps Linux from starting a file by its content; null: nothing that can be seen. */
const obstacle = (path, sight) => {
    const node = sight.root.resolve(path)?.node;
    const head = node === undefined ? null : headOf(node);
    if (head === null)
        return null;
    if ((0,audit_head/* isElf */.aB)(head))
        return (0,audit_head/* isElfFor */.VK)(head, (0,core_platform/* architectureOf */.NJ)(sight.platform)) ? null : 'is a program for another architecture';
    const line = new TextDecoder().decode(head).split('\n')[0] ?? '';
    return line.startsWith('#!')
        ? scriptObstacle(line, sight)
        : 'is neither a program nor a script with #! (exec format error)';
};
/** Programs that start their arguments and change nothing about them. */
const launchers = ['tini', 'dumb-init', 'docker-entrypoint.sh'];
/** The script that Node is told to run, when that is certain. */
const scriptOf = (words) => {
    const [first = '', ...rest] = words;
    if (launchers.includes((0,packages_path/* baseName */.Fl)(first)))
        return scriptOf(rest[0] === '--' ? rest.slice(1) : rest);
    const [script = ''] = rest;
    return ['node', 'nodejs'].includes((0,packages_path/* baseName */.Fl)(first)) && /^[\w./@]/.test(script) && script !== 'inspect' ? script : null;
};
/** What Node tries for a name that it is given (lib/internal/modules/cjs/loader.js). */
const endings = ['', '.js', '.json', '.node'];
const scriptFindings = ({ config, root, platform }) => {
    const script = scriptOf(start_command_wordsOf(config));
    if (script === null)
        return [];
    const path = (0,packages_path/* joinPath */.uJ)(script.startsWith('/') ? '/' : (0,packages_path/* joinPath */.uJ)('/', config.workingDir), script);
    return endings.some((ending) => root.resolve(`${path}${ending}`) !== null)
        ? []
        : [(0,finding/* finding */.g)('AP408', { subject: path, platform }, { script, path })];
};
/** Whether the image can be started as it says: its program is there, may be executed and is one. Nothing is started. */
const startFindings = (sight) => {
    const [program = ''] = start_command_wordsOf(sight.config);
    // Such an image is started with a command of somebody else's.
    if (program === '')
        return [];
    const found = start_command_find(program, sight);
    const told = (why) => [
        (0,finding/* finding */.g)('AP407', { subject: program, platform: sight.platform }, { program, why }),
    ];
    if ('why' in found)
        return told(found.why);
    const hindered = obstacle(found.path, sight);
    return hindered === null ? scriptFindings(sight) : told(`${found.path} ${hindered}`);
};

// EXTERNAL MODULE: ./build/core/config/config.js
var config = __nccwpck_require__(7515);
;// CONCATENATED MODULE: ./build/core/link/loader.js
/** Configuration files that the loaders read: a `Filesystem` must have their content. */
const loaderConfiguration = /^(?:\/usr)?\/etc\/(?:ld\.so\.(?:cache|preload)|ld-musl-[A-Za-z0-9_.-]+\.path)$/;

;// CONCATENATED MODULE: ./build/stages/audit.js













/** Bounds of what is kept in memory; content for random reading is kept aside by the adapter, with a bound of its own. */
const audit_limits = { text: 1024 * 1024, configuration: 16 * 1024 * 1024, texts: 256 * 1024 * 1024, gaps: 100, largest: 5 };
/** Reads the root file system of one platform in one pass and judges it. Nothing is started. */
const auditImage = async (input, files) => {
    const started = performance.now();
    const image = await files.open(input.image, input.platform);
    const expected = input.expected ?? config/* noExpectations */.v;
    try {
        const reading = {
            root: createRootFiles(),
            architecture: (0,core_platform/* architectureOf */.NJ)(input.platform),
            gaps: [],
            objects: 0,
            size: 0,
            sizes: createFolderSizes(),
            texts: 0,
            wanted: contentsWanted(expected),
            started: startedName(image.config),
        };
        for await (const entry of image.entries)
            await readEntry(entry, reading);
        reading.gaps.push(...(image.gaps ?? []));
        // What was kept aside is read here, so the facts are collected before the image is closed.
        const facts = collectFacts(reading.root, {
            platform: input.platform,
            user: image.config.user,
            environment: image.config.env,
            entrypoint: image.config.entrypoint,
            objects: reading.objects,
            gaps: reading.gaps.slice(0, audit_limits.gaps),
        });
        const { findings, modules, gaps } = audit(facts);
        const sight = sightOf(input.platform, image.config, reading);
        const evidence = {
            platform: input.platform,
            digest: input.digest,
            modules,
            gaps,
            objects: facts.objects,
            largest: reading.sizes.largest(audit_limits.largest),
            milliseconds: performance.now() - started,
        };
        return {
            ...{ evidence, facts, config: image.config, size: reading.size },
            // Without a whole sight of the files nothing is said of what is not there.
            findings: gaps.length > 0 ? findings : [...findings, ...startFindings(sight)],
            observations: observe(expected, sight),
        };
    }
    finally {
        await image.close();
    }
};
const sightOf = (platform, config, { root }) => {
    const { tree } = root;
    const user = resolveIdentity(config.user, tree.text('/etc/passwd'), tree.text('/etc/group'));
    return { platform, config, root, user };
};
const readEntry = async (entry, reading) => {
    const { root, gaps } = reading;
    if (entry.type === 'hardlink') {
        if (!root.link(entry.path, entry.target))
            gaps.push(`${entry.path} is a link to ${entry.target}, which is not there`);
        return;
    }
    const node = root.add(entry.path, {
        type: entry.type,
        mode: entry.mode,
        uid: entry.uid,
        gid: entry.gid,
        size: entry.size,
        target: entry.target,
        capabilities: entry.capabilities,
    });
    if (entry.type !== 'file' || entry.size === 0)
        return;
    reading.size += entry.size;
    reading.sizes.add(entry.path, entry.size);
    if (isText(entry.path))
        await readText(entry, node, reading);
    else if (loaderConfiguration.test(entry.path))
        await readBytes(entry, node, gaps);
    else if (mayBeObject(entry))
        await keepObject(entry, node, reading);
    else if (reading.wanted.has(entry.path))
        node.bytes = await entry.bytes(longestContent);
    else if (audit_nameOf(entry.path) === reading.started)
        await keepHead(entry, node);
};
/** The start of a program tells whether Linux can start it. */
const keepHead = async (entry, node) => {
    await entry.keep((head) => {
        node.source = (0,audit_head/* headOnly */.VS)(head, entry.size);
        return false;
    });
};
const audit_texts = new Set([
    '/etc/passwd',
    '/etc/group',
    '/etc/os-release',
    '/usr/lib/os-release',
    '/lib/apk/db/installed',
    '/usr/lib/apk/db/installed',
]);
const isText = (path) => path.endsWith('/package.json') || audit_texts.has(path);
const readText = async (entry, node, reading) => {
    if (reading.texts + entry.size > audit_limits.texts) {
        reading.gaps.push(`${entry.path} was not read: the image holds more than ${audit_limits.texts} bytes of package.json files`);
        return;
    }
    const bytes = await entry.bytes(audit_texts.has(entry.path) ? audit_limits.configuration : audit_limits.text);
    // A package.json that is too large is left null here; discovery names it where it matters.
    if (bytes === null)
        return;
    reading.texts += bytes.length;
    node.text = new TextDecoder().decode(bytes);
};
const readBytes = async (entry, node, gaps) => {
    node.bytes = await entry.bytes(audit_limits.configuration);
    if (node.bytes === null)
        gaps.push(`${entry.path} is too large to be read`);
};
const audit_nameOf = (path) => path.slice(path.lastIndexOf('/') + 1);
/**
 * Add-ons and shared libraries wherever they are, Node, and the programs of packages. Programs of the system decide nothing
 * about a module.
 */
const mayBeObject = (entry) => {
    const name = audit_nameOf(entry.path);
    if (name.endsWith('.node') || /\.so(?:\.|$)/.test(name))
        return true;
    if (mayBeNode(entry.path, entry))
        return true;
    return entry.path.includes('/node_modules/') && ((entry.mode & 0o111) !== 0 || !name.includes('.'));
};
/** Node itself and what it always loads: the largest symbol tables there are. */
const isSurelyNeeded = (path) => /\/(?:node|nodejs|libc\.so\.6|libm\.so\.6|libstdc\+\+\.so\.6[\d.]*|ld-[\w.-]+)$/.test(path);
const keepObject = async (entry, node, reading) => {
    const kept = await entry.keep((head) => {
        // Of files that no loader of this platform maps, the start tells all there is to say.
        node.source = (0,audit_head/* headOnly */.VS)(head, entry.size);
        if ((0,audit_head/* isElf */.aB)(head))
            reading.objects += 1;
        return (0,audit_head/* isElfFor */.VK)(head, reading.architecture);
    });
    if (kept === 'refused')
        return;
    node.source = kept === 'full' ? null : kept;
    if (kept === 'full')
        reading.gaps.push(`${entry.path} was not read: there is no room to keep it aside`);
    else if (isSurelyNeeded(entry.path))
        reading.root.parse(node);
};

;// CONCATENATED MODULE: ./build/core/smoke/deciding-files.js

/** Variables by which Node or the loader take in files that nothing else names. */
const drawsIn = /^(?:NODE_|LD_|GCONV_PATH$|OPENSSL_)/;
/** Variables of the same kind that name no file of the application. */
const deciding_files_harmless = new Set(['NODE_ENV', 'NODE_VERSION']);
const ofTheSystem = /^\/(?:bin|boot|dev|etc|lib\w*|proc|run|s?bin|sys|usr|var)(?:\/|$)/;
/** What an application is written in, and what it shows. Nothing that a loader maps, and nothing that configures a tool. */
const written = /\.(?:[cm]?[jt]sx?|css|gif|html?|ico|jpe?g|map|md|png|scss|svg|txt|webp|woff2?)$/;
const configures = /(?:^|\/)\.|config|rc\.\w+$|(?:^|\/)node_modules(?:\/|$)/;
/** Folder of the application; null when everything in the image is to count. */
const applicationOf = ({ env, workingDir }) => {
    const isOpen = Object.keys(env).some((name) => drawsIn.test(name) && !deciding_files_harmless.has(name));
    const folder = (0,packages_path/* joinPath */.uJ)('/', workingDir);
    return isOpen || folder === '/' || ofTheSystem.test(folder) ? null : folder;
};
/** Places that count with everything below them: where links lead, and the folders of native modules. */
const reached = (files, modules) => {
    const links = files.flatMap(({ path, type, target }) => type === 'symlink'
        ? [(0,packages_path/* joinPath */.uJ)(target.startsWith('/') ? '/' : (0,packages_path/* parentOf */.gN)(path), target)]
        : type === 'hardlink'
            ? [target]
            : []);
    return [...links, ...modules];
};
/**
 * Everything in the image that may decide what its native modules do, as text that is the same for the same. Left out are
 * source files and pictures in the folder that the application is started in, and their names: no module loads them by
 * itself. They count all the same where something could lead a module there: a link, a variable that makes Node or the loader
 * take files in, a module of the application's own. What is not known to be harmless counts.
 */
const decidingFiles = (files, start, modules) => {
    const application = applicationOf(start);
    const counted = application === null ? new Set() : new Set(reached(files, modules));
    const isCounted = (path) => {
        for (let at = path; at !== '/'; at = (0,packages_path/* parentOf */.gN)(at))
            if (counted.has(at))
                return true;
        return counted.has('/');
    };
    const isApplication = ({ path, type, mode, isElf, attributes }) => application !== null &&
        type === 'file' &&
        (0,packages_path/* isWithin */.UO)(path, application) &&
        !isElf &&
        (mode & 0o7111) === 0 &&
        attributes === '' &&
        written.test(path) &&
        !configures.test(path.slice(application.length)) &&
        !isCounted(path);
    const lines = files
        .filter((file) => !isApplication(file))
        .map(({ path, type, mode, uid, gid, target, attributes, content }) => JSON.stringify([path, type, mode, uid, gid, target, attributes, content]));
    const env = Object.entries(start.env).toSorted();
    return [JSON.stringify([env, start.workingDir, start.user]), ...lines.toSorted()].join('\n');
};

;// CONCATENATED MODULE: ./build/stages/recall.js


/** An earlier verdict is worth nothing beside an audit that is in any doubt. */
const isSound = ({ gaps, modules }) => gaps.length === 0 && modules.every(({ state }) => state === 'ok');
/** The verdict of an earlier run on the same bytes in the same surroundings; null when there is none. */
const recall = async (input, verdicts) => {
    const started = performance.now();
    const { platform, digest, method, surroundings, skip } = input;
    if (!(await verdicts.mayKnow(surroundings)))
        return null;
    const seen = await input.audited;
    if (seen === null || !isSound(seen.evidence))
        return null;
    const run = await verdicts.find(surroundings, seen.contents());
    if (run === null)
        return null;
    const outcomes = seen.evidence.modules.map(({ name, version, dir }) => {
        const state = skip.includes(name) ? 'skipped' : 'proved';
        return { module: { name, version, dir }, state, milliseconds: 0, message: '' };
    });
    const milliseconds = performance.now() - started;
    return {
        evidence: { platform, digest, method, outcomes, gaps: [], milliseconds, provedIn: run },
        findings: [(0,finding/* finding */.g)('AP320', { subject: 'modules', platform }, { run, count: outcomes.length })],
    };
};
/** Whether a verdict is worth keeping: everything was proved, nothing was found, and audit and smoke saw the same modules. */
const isWhole = (audit, { evidence, findings }) => {
    const ran = evidence.outcomes.map(({ module }) => (0,native_module/* moduleKey */.M)(module)).toSorted();
    const read = audit.modules.map(native_module/* moduleKey */.M).toSorted();
    return (isSound(audit) &&
        findings.length === 0 &&
        evidence.gaps.length === 0 &&
        evidence.provedIn === undefined &&
        evidence.outcomes.every(({ state }) => state === 'proved' || state === 'skipped') &&
        ran.join('\n') === read.join('\n'));
};
/** Keeps the verdict for later runs when it is worth it. */
const remember = async (surroundings, { evidence, contents }, ran, verdicts) => {
    if (isWhole(evidence, ran))
        await verdicts.keep(surroundings, contents());
};

;// CONCATENATED MODULE: ./build/stages/image-checks.js


const image_checks_compare = async ({ subject, what, expected, text, source }, patterns) => {
    const matched = expected.kind === 'exact'
        ? withoutLineEnd(text) === withoutLineEnd(expected.text)
        : await patterns.matches(expected, withoutLineEnd(text));
    const complaint = textComplaint(what, expected, text, matched);
    return complaint === null ? [] : [{ kind: matched === null ? 'unseen' : 'wrong', subject, what: complaint, source }];
};
/** The findings of what was declared about an image, once its texts are compared. */
const imageChecks = async (observations, platform, patterns) => {
    const compared = await Promise.all(observations.map((one) => (one.kind === 'text' ? image_checks_compare(one, patterns) : Promise.resolve([one]))));
    return compared.flat().flatMap(({ kind, subject, what, source }) => {
        if (kind === 'text')
            return [];
        return [(0,finding/* finding */.g)(kind === 'wrong' ? 'AP405' : 'AP406', { subject, platform, source }, { what })];
    });
};

;// CONCATENATED MODULE: ./build/stages/checks.js






const emulatedFactor = 5;
const factorOf = ({ method }) => (method.kind === 'emulated' ? emulatedFactor : 1);
const create = async (session, spec) => {
    const container = await session.checkContainers.create(spec);
    session.made.push(container);
    return container;
};
const sleep = (milliseconds) => new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
});
/** Settles with null when it takes longer. */
const within = async (work, milliseconds) => {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve(null), milliseconds);
    });
    try {
        return await Promise.race([work, late]);
    }
    finally {
        clearTimeout(timer);
    }
};
const becomesReady = async (session, service, container) => {
    const { ready, timeoutMs, name } = service;
    if (ready.kind === 'started')
        return true;
    if (ready.kind === 'command') {
        const until = performance.now() + timeoutMs;
        while (performance.now() < until) {
            const { exitCode } = await container.execute(ready.command, '', timeoutMs);
            if (exitCode === 0)
                return true;
            await sleep(300);
        }
        return false;
    }
    // The service need not hold any tool that asks: the image under test does.
    const limitMs = timeoutMs * factorOf(session);
    const asker = await create(session, {
        ...{ image: session.image, platform: session.platform, env: new Map(), envFrom: [], unset: [], files: new Map() },
        command: [session.node, '-e', portProgram(name, ready.port, limitMs)],
        network: session.network === null ? null : { name: session.network, alias: null },
    });
    return (await within(asker.run(), limitMs + 30_000))?.exitCode === 0;
};
/** Starts what the app needs. @returns what went wrong, null when all are ready */
const startServices = async (session, check) => {
    if (check.services.length === 0)
        return null;
    session.network = await session.checkContainers.network();
    for (const name of check.services) {
        const service = session.services.get(name);
        if (service === undefined)
            continue;
        const { image, command, env, envFrom } = service;
        const container = await create(session, {
            ...{ image, command, env, envFrom, platform: null, unset: [], files: new Map() },
            network: { name: session.network, alias: name },
        });
        const ended = container.run();
        const ready = await Promise.race([becomesReady(session, service, container), ended]);
        if (ready === true)
            continue;
        const why = ready === false ? `was not ready within ${(0,amount/* duration */.p0)(service.timeoutMs)}` : endText(ready);
        return { state: 'unknown', what: `the service ${name} ${why}`, container };
    }
    return null;
};
const endText = ({ exitCode, error, outOfMemory }) => {
    if (exitCode === null)
        return `could not be started: ${(0,harmless/* shorten */.ml)((0,harmless/* singleLine */.pF)(error), 300)}`;
    return `ended with exit status ${exitCode}${outOfMemory ? ' because it needed more memory than 4 GB' : ''}`;
};
const textVerdict = async (session, check, container) => {
    for (const { what, expected, text } of textExpectations(check, container.output())) {
        const matched = expected.kind === 'exact'
            ? withoutLineEnd(text) === withoutLineEnd(expected.text)
            : await session.patterns.matches(expected, withoutLineEnd(text));
        const complaint = textComplaint(what, expected, text, matched);
        if (complaint !== null)
            return { state: matched === null ? 'unknown' : 'failed', what: complaint, container };
    }
    return { state: 'passed' };
};
/** One run to the end of the container. */
const runToEnd = async (session, check, container) => {
    const limitMs = (check.exit?.withinMs ?? check.timeoutMs) * factorOf(session);
    const end = await within(container.run(), limitMs);
    if (end === null)
        return { state: 'failed', what: `it did not end within ${(0,amount/* duration */.p0)(limitMs)}`, container };
    if (end.exitCode === null)
        return { state: 'failed', what: `it ${endText(end)}`, container };
    const complaint = exitComplaint(check.exit, end.exitCode);
    if (complaint !== null)
        return { state: 'failed', what: complaint, container };
    return textVerdict(session, check, container);
};
/** One run until the app answers as expected. It runs on. */
const runToAnswer = async (session, { check, http }, container) => {
    const limitMs = check.timeoutMs * factorOf(session);
    const ended = container.run();
    let isOver = false;
    const over = ended.then((end) => {
        isOver = true;
        return { end };
    });
    const asked = ask(session, { http, limitMs, isOver: () => isOver }, container);
    const asking = asked.then(async (answer) => (answer.probed === null && isOver ? over : answer));
    const first = await Promise.race([asking, over]);
    if ('end' in first)
        return { state: 'failed', what: `it ${endText(first.end)} instead of answering`, container };
    const { probed, said } = first;
    if (probed === null)
        return { state: 'unknown', what: `${session.node} could not be run in its container: ${said}`, container };
    const complaint = httpComplaint(http, probed);
    if (complaint === null)
        return textVerdict(session, check, container);
    return { state: 'failed', what: complaint, container, ...(probed.kind === 'loopback' ? { port: http.port } : {}) };
};
/** Asks until the answer is right; the container takes a moment until a program can be run in it. */
const ask = async (session, { http, limitMs, isOver, }, container) => {
    const until = performance.now() + limitMs;
    for (;;) {
        const left = Math.max(1000, until - performance.now());
        const result = await container.execute([session.node, '--input-type=commonjs', '-'], probeProgram(http, Math.round(left)), left + 60_000);
        const probed = readProbed(result.stdout);
        const said = (0,harmless/* shorten */.ml)((0,harmless/* singleLine */.pF)(result.stderr), 300);
        if (probed !== null || isOver() || performance.now() > until)
            return { probed, said };
        await sleep(100);
    }
};
const contentsOf = (session, { files }) => new Map([...files].map(([path, file]) => [
    path,
    file.kind === 'content'
        ? new TextEncoder().encode(file.text)
        : (session.files.get(file.path) ?? new Uint8Array()),
]));
/** The check from its services to the last restart. */
const make = async (session, check) => {
    const unready = await startServices(session, check);
    if (unready !== null)
        return unready;
    const { image, platform } = session;
    const { command, env, envFrom, unset, http } = check;
    const container = await create(session, {
        ...{ image, platform, command, env, envFrom, unset, files: contentsOf(session, check) },
        network: session.network === null ? null : { name: session.network, alias: null },
    });
    let verdict = { state: 'passed' };
    for (let round = 0; round <= check.restarts && verdict.state === 'passed'; round += 1) {
        if (round > 0 && http !== null)
            await container.stop();
        verdict =
            http === null ? await runToEnd(session, check, container) : await runToAnswer(session, { check, http }, container);
        if (verdict.state !== 'passed' && round > 0)
            verdict = { ...verdict, what: `after restart ${round} ${verdict.what}` };
    }
    return verdict;
};
const logOf = (container) => {
    const lines = (0,harmless/* harmless */.Is)(container?.output().log ?? '')
        .trimEnd()
        .split('\n')
        .slice(-20);
    return lines
        .map((line) => (0,harmless/* shorten */.ml)(line, 500))
        .join('\n')
        .slice(-4000)
        .toWellFormed();
};
const findingOf = (verdict, check, platform) => {
    if (verdict.state === 'passed')
        return null;
    const where = { subject: check.name, platform, source: check.source };
    const evidence = { what: verdict.what, log: logOf(verdict.container) };
    if (verdict.state === 'unknown')
        return (0,finding/* finding */.g)('AP403', where, evidence);
    return verdict.port === undefined
        ? (0,finding/* finding */.g)('AP401', where, evidence)
        : (0,finding/* finding */.g)('AP402', where, { ...evidence, port: verdict.port });
};
/** One check; a tool that fails takes away this check and nothing else, and what was made is removed in any case. */
const runCheck = async (input, ports, check) => {
    const started = performance.now();
    const session = { ...input, ...ports, made: [], network: null };
    let verdict;
    let found;
    try {
        verdict = await make(session, check);
        found = findingOf(verdict, check, input.platform);
    }
    catch (error) {
        if (!(error instanceof errors/* ToolError */.v))
            throw error;
        verdict = { state: 'unknown', what: error.message, container: null };
        found = findingOf(verdict, check, input.platform);
    }
    finally {
        await ports.checkContainers.remove(session.made, session.network);
    }
    const milliseconds = performance.now() - started;
    const message = verdict.state === 'passed' ? '' : verdict.what;
    ports.log.info(`${input.platform}: ${check.name}: ${verdict.state} in ${(0,amount/* duration */.p0)(milliseconds)}`);
    return { outcome: { name: check.name, state: verdict.state, milliseconds, message }, finding: found };
};
/** Makes every declared check on one platform, as many at a time as the machine bears. */
const runChecks = async (input, ports) => {
    const started = performance.now();
    const made = await Promise.all(input.checks.map((check) => ports.checkContainers.inTurn(() => runCheck(input, ports, check))));
    const { platform, digest } = input;
    return {
        evidence: {
            ...{ platform, digest },
            outcomes: made.map(({ outcome }) => outcome),
            milliseconds: performance.now() - started,
        },
        findings: made.flatMap((one) => one.finding ?? []),
    };
};

// EXTERNAL MODULE: ./build/core/smoke/diagnosis.js
var diagnosis = __nccwpck_require__(5613);
;// CONCATENATED MODULE: ./build/core/smoke/emulator.js
/** Below this, QEMU user hangs or crashes on well-known modules: 7.2 never comes back from onnxruntime-node for arm64. */
const oldestGood = 8;
/** Why the emulator rather than the image is to be suspected; empty when nothing speaks against it. */
const emulatorSuspicion = (method, stderr) => {
    if (method.kind === 'native')
        return '';
    // include/qemu: printed when QEMU itself, not the program, has faulted.
    if (/QEMU internal SIG[A-Z]{3,6}|qemu: unhandled CPU exception|qemu-[\w-]{1,20}: [\w/.-]{1,200}: .{1,200}Assertion/.test(stderr)) {
        return 'it says itself that it faulted';
    }
    const version = /QEMU (\d{1,3})\.(\d{1,3})/.exec(method.emulator);
    if (version === null || Number(version[1]) >= oldestGood)
        return '';
    return `versions before ${oldestGood} are known to hang and crash on modules that work on real hardware`;
};

;// CONCATENATED MODULE: ./build/core/smoke/plan.js
/** The one that counts. */
const deciding = ({ together, alone }) => alone ?? together;
/** Whether the try leaves nothing to be looked at again. */
const isClean = (one) => one.kind === 'reported' &&
    one.result.failure === null &&
    (one.result.byWork || one.result.objects.length > 0 || one.result.direct === '');
/** After this many hangs the rest is given up: each costs the whole time limit. */
const mostHangs = 3;
const ended = (tries, kinds) => tries
    .flatMap(({ together, alone }) => [together, alone])
    .filter((one) => one !== null && kinds.includes(one.kind)).length;
/**
 * What the next container has to run, as groups that get a process each; null when everything is decided. What was never
 * tried comes first, because the others may use up the time. After two crashes nobody shares a process any more, and after
 * a forgery nobody shares a container.
 */
const nextGroups = (tries, { doubted, isForged }) => {
    if (ended(tries, ['hung']) >= mostHangs)
        return null;
    if (isForged) {
        const next = tries.find(({ alone }) => alone === null);
        return next === undefined ? null : [[next.module.index]];
    }
    const untried = tries.filter((one) => deciding(one) === null).map(({ module }) => module.index);
    const together = ended(tries, ['crashed', 'hung']) < 2;
    const suspects = tries
        .filter((one) => one.alone === null && one.together !== null)
        .filter((one) => doubted.has(one.module.index) || (one.together !== null && !isClean(one.together)))
        .map(({ module }) => [module.index]);
    const rest = together && untried.length > 1 ? [untried] : untried.map((index) => [index]);
    const groups = [...rest, ...suspects];
    return groups.length === 0 ? null : groups;
};

;// CONCATENATED MODULE: ./build/core/smoke/judge.js





const longestMessage = 2000;
/** Everything from a container is cleaned here, once, before it becomes part of any evidence. */
const cleaned = (text) => (0,harmless/* shorten */.ml)((0,harmless/* harmless */.Is)(text).trim(), longestMessage);
const label = ({ name, version }) => cleaned(version === '' ? name : `${name}@${version}`);
const hasAddon = ({ files }) => files.some((file) => file.endsWith('.node'));
/** Whether a failure is one of native code, and not of anything else that a package may miss. */
const isNativeFailure = ({ code, message }) => code === 'ERR_DLOPEN_FAILED' || (0,diagnosis/* diagnose */.h)(message) !== null;
const failed = (module, result, { platform }) => {
    const { failure } = result;
    if (failure === null)
        return null;
    const where = { subject: cleaned(module.name), platform };
    const evidence = { module: label(module), message: cleaned(failure.message) };
    if (failure.at === 'result') {
        return result.fits
            ? { state: 'broken', finding: (0,finding/* finding */.g)('AP304', where, evidence) }
            : { state: 'unknown', finding: (0,finding/* finding */.g)('AP306', where, { ...evidence, at: 'result' }) };
    }
    if (isNativeFailure(failure))
        return { state: 'broken', finding: (0,finding/* finding */.g)('AP301', where, evidence) };
    // The package's error hides the loader's.
    if (result.direct !== null && result.direct !== '') {
        return { state: 'broken', finding: (0,finding/* finding */.g)('AP301', where, { ...evidence, message: cleaned(result.direct) }) };
    }
    const at = result.how === 'start' ? 'program' : result.how === 'expression' ? 'expression' : failure.at;
    return { state: 'unknown', finding: (0,finding/* finding */.g)('AP306', where, { ...evidence, at }) };
};
/** A module that answered: was it its native part? */
const answered = (module, result, { platform }) => {
    const { how, byWork, objects, direct, fits } = result;
    if (byWork || objects.length > 0)
        return { state: 'proved', finding: null };
    const where = { subject: cleaned(module.name), platform };
    const name = label(module);
    if (how === 'load') {
        // Nothing is known of the package: it may load its file later, so what its file does when loaded directly counts.
        if (direct === '')
            return { state: 'proved', finding: null };
        if (direct !== null) {
            const evidence = { module: name, message: cleaned(direct) };
            return { state: 'broken', finding: (0,finding/* finding */.g)('AP301', where, evidence) };
        }
        if (!hasAddon(module) && module.files.length > 0) {
            const message = 'nothing is known of it, and it does not load its native part by itself';
            return { state: 'unknown', finding: (0,finding/* finding */.g)('AP306', where, { module: name, message, at: 'exercise' }) };
        }
    }
    if (!fits && (direct === null || direct === '')) {
        // An exercise for other versions may pass by what is native in this one.
        const message = 'it answered without its native part';
        return { state: 'unknown', finding: (0,finding/* finding */.g)('AP306', where, { module: name, message, at: 'exercise' }) };
    }
    return {
        state: 'broken',
        finding: (0,finding/* finding */.g)('AP305', where, { module: name, direct: direct === null ? null : cleaned(direct) }),
    };
};
const fateFinding = ({ module, together, alone }, fate, { platform, method, lastWords }) => {
    const where = { subject: cleaned(module.name), platform };
    const isRepeated = alone?.kind === fate.kind && together?.kind === fate.kind;
    const name = label(module);
    if (fate.kind === 'hung') {
        const emulated = method.kind === 'emulated';
        return (0,finding/* finding */.g)('AP303', where, { module: name, seconds: fate.seconds, emulated, isRepeated });
    }
    const { signal, exitCode } = fate;
    const words = (0,harmless/* shorten */.ml)(cleaned(lastWords.split('\n').at(-1) ?? ''), 300);
    return (0,finding/* finding */.g)('AP302', where, { module: name, signal, exitCode, lastWords: words, isRepeated });
};
const lastWordsOf = (one) => (one?.kind === 'crashed' ? one.lastWords : '');
/** The control holds nothing of the image but Node itself, so what ends it the same way is not the module. */
const sameAsControl = (fate, control) => {
    if (control?.kind !== fate.kind || (control.kind === 'crashed' && control.signal !== fate.signal))
        return '';
    return `a program that uses Node alone ${happened(control)} in the same image`;
};
const doomed = (tries, fate, circumstances) => {
    const { module } = tries;
    const { method, audited, platform } = circumstances;
    const lastWords = `${lastWordsOf(tries.together)}\n${lastWordsOf(tries.alone)}`.trim();
    const why = emulatorSuspicion(method, lastWords) || sameAsControl(fate, circumstances.control ?? null);
    if (why === '' || audited === 'broken' || method.kind === 'native') {
        return { state: 'broken', finding: fateFinding(tries, fate, { ...circumstances, lastWords }) };
    }
    const where = { subject: cleaned(module.name), platform };
    const evidence = { module: label(module), what: happened(fate), emulator: method.emulator, why };
    return { state: 'unknown', finding: (0,finding/* finding */.g)('AP308', where, evidence) };
};
/** A try in words that follow the module's name. */
const happened = (one) => {
    if (one.kind === 'hung')
        return 'hung';
    if (one.kind === 'crashed')
        return `crashed (${one.signal === '' ? `exit status ${one.exitCode ?? '?'}` : one.signal})`;
    return isClean(one) ? 'worked' : 'failed';
};
const opinionOf = (tries, one, circumstances) => one.kind === 'reported'
    ? (failed(tries.module, one.result, circumstances) ?? answered(tries.module, one.result, circumstances))
    : doomed(tries, one, circumstances);
/** The notice that says that two looks differ; the later one counts. */
const disagreement = (tries, state, { platform, audited }) => {
    const { module, together, alone } = tries;
    const where = { subject: cleaned(module.name), platform };
    const name = label(module);
    const decided = alone ?? together;
    if (decided === null)
        return null;
    if (together !== null && alone !== null && isClean(together) !== isClean(alone)) {
        const before = `it ${happened(together)} in one process with the other modules`;
        return (0,finding/* finding */.g)('AP310', where, { module: name, before, alone: happened(alone) });
    }
    const contradicts = (audited === 'broken' && state === 'proved') || (audited === 'ok' && state === 'broken');
    if (!contradicts)
        return null;
    const before = audited === 'broken' ? 'its files say that it is broken' : 'its files say that it is sound';
    return (0,finding/* finding */.g)('AP310', where, { module: name, before, alone: happened(decided) });
};
/** What a module comes to, from all that was tried. */
const judge_judge = (tries, circumstances) => {
    const { module } = tries;
    const one = deciding(tries);
    const named = { name: module.name, version: module.version, dir: module.dir };
    if (one === null) {
        const message = circumstances.whyNot;
        const where = { subject: cleaned(module.name), platform: circumstances.platform };
        return {
            outcome: { module: named, state: 'unknown', milliseconds: 0, message },
            findings: [(0,finding/* finding */.g)('AP309', where, { module: label(module), why: message })],
        };
    }
    const opinion = opinionOf(tries, one, circumstances);
    const notice = disagreement(tries, opinion.state, circumstances);
    const milliseconds = one.kind === 'reported' ? one.result.milliseconds : 0;
    return {
        outcome: { module: named, state: opinion.state, milliseconds, message: opinion.finding?.found ?? '' },
        findings: [opinion.finding, notice].filter((each) => each !== null),
    };
};

;// CONCATENATED MODULE: ./build/core/smoke/conclusion.js



const auditedByKey = (audit) => new Map((audit?.modules ?? []).map((module) => [(0,native_module/* moduleKey */.M)(module), module]));
/** Modules that only the audit found join those that are to be run. */
const addAudited = (reading, audit) => {
    const known = new Set([...reading.tries.values()].map(({ module }) => (0,native_module/* moduleKey */.M)(module)));
    const tries = new Map(reading.tries);
    let index = Math.max(-1, ...tries.keys());
    for (const [key, { name, version, dir, files }] of auditedByKey(audit)) {
        if (known.has(key))
            continue;
        index += 1;
        const isProgram = files.length > 0 && !files.some((file) => file.endsWith('.node'));
        const family = isProgram ? 'executable' : 'plain';
        const module = { index, name, version, dir, files, family, certain: false };
        tries.set(index, { module, together: null, alone: null });
    }
    return { ...reading, tries };
};
/** Modules that worked beside the others although the audit says that they are broken: they are tried again alone. */
const doubtedBy = (reading, audit) => {
    const audited = auditedByKey(audit);
    const doubted = [...reading.tries.values()].filter(({ module, together }) => together !== null && isClean(together) && audited.get((0,native_module/* moduleKey */.M)(module))?.state === 'broken');
    return new Set(doubted.map(({ module }) => module.index));
};
/** Whether a module died under an emulator although its files are sound, so that the emulator is to be looked at. */
const wantsControl = (reading, method, audit) => {
    if (method.kind === 'native')
        return false;
    const audited = auditedByKey(audit);
    return [...reading.tries.values()].some((tries) => {
        const fate = deciding(tries)?.kind;
        return (fate === 'crashed' || fate === 'hung') && audited.get((0,native_module/* moduleKey */.M)(tries.module))?.state !== 'broken';
    });
};
const skipped = ({ module: { name, version, dir } }) => ({
    outcome: {
        module: { name, version, dir },
        state: 'skipped',
        milliseconds: 0,
        message: 'left out by the input modules',
    },
    findings: [],
});
/** The verdict on every module. */
const judgeAll = (reading, { platform, method, audit, skip, control }) => {
    const audited = auditedByKey(audit);
    const hangs = [...reading.tries.values()].filter(({ together, alone }) => together?.kind === 'hung' || alone?.kind === 'hung').length;
    const whyNot = hangs > 0 ? 'too many others hung' : 'its process ended before it came to it';
    const judgements = [...reading.tries.values()].map((tries) => skip.includes(tries.module.name)
        ? skipped(tries)
        : judge_judge(tries, {
            ...{ platform, method, whyNot, control },
            audited: audited.get((0,native_module/* moduleKey */.M)(tries.module))?.state ?? null,
        }));
    return {
        outcomes: judgements.map(({ outcome }) => outcome),
        findings: judgements.flatMap(({ findings }) => findings),
    };
};

// EXTERNAL MODULE: ./build/core/smoke/signals.js
var signals = __nccwpck_require__(4205);
;// CONCATENATED MODULE: ./build/core/smoke/control.js

/**
 * A program that does what native modules need of Node and of an emulator, without any of them: threads that share memory,
 * the pool of threads, compiled code, WebAssembly and another process. Understood by Node 12.
 * @param token stands before the line that says that everything was done
 */
const controlProgram = (token) => `
const { Worker } = require('worker_threads')
const { scrypt } = require('crypto')
const { spawnSync } = require('child_process')
const wasm = Buffer.from('0061736d0100000001070160027f7f017f030201000707010361646400000a09010700200020016a0b', 'hex')
const add = new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports.add
let sum = 0
for (let i = 0; i < 3e6; i += 1) sum = add(sum, i % 7)
const shared = new Int32Array(new SharedArrayBuffer(4))
const work = 'const { workerData: a } = require("worker_threads"); for (let i = 0; i < 1e5; i += 1) Atomics.add(a, 0, 1); Atomics.notify(a, 0)'
const workers = [0, 1].map(() => new Promise((done, fail) =>
  new Worker(work, { eval: true, workerData: shared }).on('exit', done).on('error', fail)))
const hashes = [0, 1, 2, 3].map(() => new Promise((done) => scrypt('a', 'b', 16, { N: 256 }, done)))
Promise.all(workers.concat(hashes)).then(() => {
  const child = spawnSync(process.execPath, ['-p', '6 * 7'], { encoding: 'utf8' })
  if (shared[0] !== 2e5 || child.stdout.trim() !== '42' || !sum) throw new Error('wrong result')
  require('fs').writeSync(1, '\\n' + ${JSON.stringify(token)} + ' done\\n')
  process.exit(0)
})
`;
/** Whether a line of its output says that everything was done. */
const isControlDone = (line, token) => line === `${token} done`;
/** How the program came to its end; null when it did its work, or failed in a way that says nothing of an emulator. */
const controlFate = (isDone, { exitCode, limitMs }) => {
    if (isDone)
        return null;
    if (exitCode === null)
        return { kind: 'hung', seconds: Math.round(limitMs / 1000) };
    const signal = (0,signals/* signalOf */.o)(exitCode);
    return signal === '' ? null : { kind: 'crashed', signal, exitCode, lastWords: '' };
};

;// CONCATENATED MODULE: ./build/core/smoke/protocol.js
/** Longest text that the probe sends in one field: a line stays well below what the host cuts lines at. */
const longestField = 4096;
/** Most files and objects that the probe names for one module. */
const protocol_mostFiles = 32;
// Its own, before any module can put another in its place and read the token from what it is given.
const { stringify } = JSON;
/** The line that carries an event. The leading line break ends whatever a module printed before it. */
const encodeEvent = (token, event) => `\n${token}${stringify(event)}\n`;
/**
 * The text that Node reads from its standard input: the probe, and the call that starts it. Dynamic import is handed over
 * because a bundler would rewrite it.
 */
const composeProgram = (program, request) => `${program}\n;module.exports.main(${JSON.stringify(request)}, (specifier) => import(specifier))\n`;

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(5553);
;// CONCATENATED MODULE: ./build/core/packages/discovered-module.js
/**
 * How a package finds its native file. loose: an add-on of the application itself, or of nobody, of which it is not known
 * whether anything loads it.
 */
const families = [
    'node-gyp-build',
    'bindings',
    'node-pre-gyp',
    'platform-package',
    'executable',
    'own-folder',
    'build-folder',
    'plain',
    'loose',
];

;// CONCATENATED MODULE: ./build/core/smoke/read-line.js



const read_line_field = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* transform */.pdi((text) => text.slice(0, longestField)));
const index = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0), dist/* maxValue */.cGV(100_000));
const milliseconds = dist/* pipe */.FsL(dist/* number */.aig(), dist/* minValue */.Wwf(0), dist/* maxValue */.cGV(1e9));
const paths = dist/* pipe */.FsL(dist/* array */.YOg(read_line_field), dist/* transform */.pdi((texts) => texts.slice(0, protocol_mostFiles)));
const family = dist/* picklist */.KIO(families);
const read_line_event = dist/* variant */.Oxt('kind', [
    dist/* object */.Ikc({ kind: dist/* literal */.euz('hello'), node: read_line_field, arch: read_line_field, libc: dist/* picklist */.KIO(['glibc', 'musl']) }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('module'),
        module: dist/* object */.Ikc({ index, name: read_line_field, version: read_line_field, dir: read_line_field, family, files: paths, certain: dist/* boolean */.zMY() }),
    }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('gap'), text: read_line_field }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('found'), count: index }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('start'), index }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('done'),
        result: dist/* object */.Ikc({
            index,
            how: dist/* picklist */.KIO(['exercise', 'expression', 'load', 'start']),
            failure: dist/* nullable */.mee(dist/* object */.Ikc({ at: dist/* picklist */.KIO(['load', 'exercise', 'result']), code: read_line_field, message: read_line_field })),
            fits: dist/* boolean */.zMY(),
            byWork: dist/* boolean */.zMY(),
            objects: paths,
            direct: dist/* nullable */.mee(read_line_field),
            milliseconds,
        }),
    }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('died'), signal: read_line_field, exitCode: dist/* nullable */.mee(dist/* number */.aig()) }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('end') }),
]);
/** The event that a line of the container's output carries; null when the line is not the probe's. Total. */
const readProbeLine = (line, token) => {
    if (!line.startsWith(token))
        return null;
    let value;
    try {
        value = JSON.parse(line.slice(token.length));
    }
    catch {
        return null;
    }
    const parsed = dist/* safeParse */.xLC(read_line_event, value);
    return parsed.success ? parsed.output : null;
};

;// CONCATENATED MODULE: ./build/core/smoke/reading.js

const unread = {
    tries: new Map(),
    gaps: [],
    complete: false,
    decided: 0,
    ended: false,
    current: null,
    alone: new Set(),
    wanted: null,
    isForged: false,
};
/** The reading at the start of another container. */
const nextContainer = (reading, groups) => ({
    ...reading,
    ended: false,
    current: null,
    alone: new Set(groups.filter((group) => group.length === 1).flat()),
    wanted: groups.length === 0 ? null : new Set(groups.flat()),
});
/** The tries of all modules that are to be proved. */
const triesOf = (reading, skip) => [...reading.tries.values()].filter(({ module }) => !skip.includes(module.name));
const reading_mostModules = 2000;
const mostGaps = 100;
/** Whether the probe, as it is written, can say this now. */
const isInOrder = (reading, event) => {
    if (reading.ended)
        return false;
    const { complete, current, tries } = reading;
    if (event.kind === 'module' || event.kind === 'found')
        return !complete;
    if (event.kind === 'start')
        return complete && current === null && isDue(reading, event.index);
    if (event.kind === 'done')
        return current === event.result.index || !tries.has(event.result.index);
    return event.kind !== 'end' || current === null;
};
/** Whether the present container has this module yet to run. Those beyond the bound are nobody's. */
const isDue = (reading, index) => {
    const { tries, wanted } = reading;
    const known = tries.get(index);
    if (known === undefined)
        return tries.size >= reading_mostModules;
    return (wanted?.has(index) ?? true) && known[howOf(reading, index)] === null;
};
const withGap = (reading, text) => ({
    ...reading,
    gaps: [...reading.gaps, text].slice(0, mostGaps),
});
const withModule = (reading, module) => {
    if (reading.tries.size === reading_mostModules)
        return withGap(reading, `more than ${reading_mostModules} native modules`);
    if (reading.tries.has(module.index))
        return { ...reading, isForged: true };
    return { ...reading, tries: new Map(reading.tries).set(module.index, { module, together: null, alone: null }) };
};
/** As what a try in the present container counts. */
const howOf = (reading, index) => reading.alone.has(index) || reading.tries.size === 1 ? 'alone' : 'together';
const withTry = (reading, index, one) => {
    const known = reading.tries.get(index);
    if (known === undefined)
        return { ...reading, current: null };
    const how = howOf(reading, index);
    const tries = new Map(reading.tries).set(index, { ...known, [how]: one });
    return { ...reading, tries, current: null, decided: reading.decided + 1 };
};
/** The module at work is what ended its process. */
const withFate = (reading, fate) => reading.current === null ? reading : withTry(reading, reading.current, fate);
/** The reading after one more event from the container. */
const read = (reading, event) => {
    if (!isInOrder(reading, event))
        return { ...reading, isForged: true };
    switch (event.kind) {
        case 'hello':
            return reading;
        case 'module':
            return withModule(reading, event.module);
        case 'gap':
            return withGap(reading, event.text);
        case 'found':
            return { ...reading, complete: true };
        case 'start':
            return { ...reading, current: event.index };
        case 'done':
            return withTry(reading, event.result.index, { kind: 'reported', result: event.result });
        case 'died':
            return withFate(reading, { ...event, kind: 'crashed', lastWords: '' });
        case 'end':
            return { ...reading, ended: true };
    }
};
const lastLines = (text) => text.trim().split('\n').slice(-10).join('\n').slice(-2000);
/** The reading after the container is gone: a module that was at work then is what ended it. */
const reading_ended = (reading, { exitCode, stderr, isHung, limitMs }) => {
    if (reading.ended)
        return reading;
    if (isHung)
        return withFate(reading, { kind: 'hung', seconds: Math.round(limitMs / 1000) });
    const signal = (0,signals/* signalOf */.o)(exitCode);
    return withFate(reading, { kind: 'crashed', signal, exitCode, lastWords: lastLines(stderr) });
};

;// CONCATENATED MODULE: ./build/core/smoke/start-failure.js

/**
 * Whether a program did not start for want of capabilities: the kernel refuses one whose file has some that this process may
 * never have (capabilities(7), "Safety checking for capability-dumb binaries").
 */
const wantsCapabilities = (stderr) => /operation not permitted/i.test(stderr);
const start_failure_lastLines = (stderr) => (0,harmless/* shorten */.ml)((0,harmless/* singleLine */.pF)(stderr.trim().split('\n').slice(-3).join('\n')), 500);
/** What the engine, its init or the loader said when the probe never began. */
const startFailure = (exitCode, stderr) => {
    const said = start_failure_lastLines(stderr);
    if (/exec format error/i.test(stderr)) {
        return { cause: 'emulator', reason: `this machine cannot run programs of this platform (${said})` };
    }
    // 126 and 127 are what a shell, the engine and its init give for a program that cannot be run or is not there.
    if (exitCode === 126 || exitCode === 127)
        return { cause: 'node', reason: `Node could not be started (${said})` };
    const end = exitCode === null ? 'it gave no sign of life in time' : `it ended with exit status ${exitCode}`;
    return { cause: 'engine', reason: said === '' ? end : `${end} (${said})` };
};

;// CONCATENATED MODULE: ./build/stages/smoke.js








const smoke_emulatedFactor = 5;
/** More than any image needs: each container decides at least one module. */
const mostContainers = 50;
/** Until its first module a container starts Node and looks for modules; an engine under load takes its time for that. */
const startingMs = 120_000;
/** A container that keeps on reporting is ended after this many time limits all the same. */
const mostLimits = 20;
/** One container. The time limit of a module runs from the line that says that it begins. */
const runContainer = async (session, before, request, groups = []) => {
    const { image, platform, node, probe, token, limitMs, containers, capabilities } = session;
    let reading = nextContainer(before, groups);
    let isHung = false;
    const silence = new AbortController();
    const giveUp = () => {
        isHung = true;
        silence.abort();
    };
    let timer = setTimeout(giveUp, Math.max(limitMs, startingMs));
    const onLine = (line) => {
        const event = readProbeLine(line, token);
        if (event === null)
            return;
        reading = read(reading, event);
        clearTimeout(timer);
        timer = setTimeout(giveUp, reading.current === null ? Math.max(limitMs, startingMs) : limitMs);
    };
    try {
        const result = await containers.run({
            ...{ image, platform, capabilities },
            // The type is stated because NODE_OPTIONS of the image may say otherwise.
            command: [node, '--input-type=commonjs', '-'],
            stdin: composeProgram(probe, request),
            timeoutMs: startingMs + limitMs * mostLimits,
            signal: silence.signal,
            onLine,
        });
        return { reading: reading_ended(reading, { ...result, isHung, limitMs }), result };
    }
    finally {
        clearTimeout(timer);
    }
};
const requestOf = ({ token, add, skip, expressions }) => ({
    token,
    modules: null,
    add,
    skip,
    expressions,
    groups: null,
    program: '',
    isChild: false,
});
/** One group needs no further process: it has that of the container. */
const requestFor = (session, reading, groups) => {
    const request = requestOf(session);
    const [only = []] = groups;
    const modules = [...reading.tries.values()].map(({ module }) => module);
    return groups.length === 1
        ? { ...request, modules: modules.filter(({ index }) => only.includes(index)) }
        : { ...request, modules, groups, program: session.probe };
};
/** Runs again what has to be, until every module is decided or nothing moves any more. */
const runRest = async (session, first, doubted) => {
    let reading = first;
    for (let count = 0; count < mostContainers; count += 1) {
        const groups = nextGroups(triesOf(reading, session.skip), { doubted, isForged: reading.isForged });
        if (groups === null)
            return reading;
        session.log.debug(`${session.platform}: ${groups.length} more processes for ${groups.flat().length} modules`);
        const request = requestFor(session, reading, groups);
        const { reading: after, result } = await runContainer(session, reading, request, groups);
        if (after.decided === reading.decided) {
            const { reason } = startFailure(result.exitCode, result.stderr);
            return { ...after, gaps: [...after.gaps, `a further container came to nothing: ${reason}`] };
        }
        reading = after;
    }
    return reading;
};
/** Runs Node without any native module in the same image, to see whether that comes to the same end. */
const runControl = async ({ node, token, limitMs, containers, ...session }) => {
    let isDone = false;
    const { exitCode } = await containers.run({
        ...{ image: session.image, platform: session.platform, capabilities: session.capabilities, timeoutMs: limitMs },
        command: [node, '--input-type=commonjs', '-'],
        stdin: controlProgram(token),
        onLine: (line) => {
            if (isControlDone(line, token))
                isDone = true;
        },
    });
    return controlFate(isDone, { exitCode, limitMs });
};
const notRun = (input, method, { cause, reason }) => ({
    evidence: {
        platform: input.platform,
        digest: input.digest,
        method,
        outcomes: [],
        gaps: [reason],
        milliseconds: 0,
    },
    findings: [(0,finding/* finding */.g)('AP307', { subject: input.node, platform: input.platform }, { cause, reason })],
});
/**
 * Loads and exercises every native module of one platform in a container of the image: all in one process when all is
 * well; those that fail, or that kill their process, again alone, and that result counts.
 */
const smoke = async (input, ports) => {
    const started = performance.now();
    const { platform, digest, image } = input;
    const method = await ports.containers.method(platform, image);
    if (method === null) {
        const reason = 'this machine has no emulator for it';
        return notRun(input, { kind: 'emulated', emulator: 'none' }, { cause: 'emulator', reason });
    }
    const limitMs = input.moduleTimeoutMs * (method.kind === 'emulated' ? smoke_emulatedFactor : 1);
    let session = { ...input, ...ports, limitMs, capabilities: 'none' };
    let first = await runContainer(session, unread, requestOf(input));
    if (!first.reading.complete && wantsCapabilities(first.result.stderr)) {
        session = { ...session, capabilities: 'default' };
        first = await runContainer(session, unread, requestOf(input));
    }
    if (!first.reading.complete) {
        return notRun(input, method, startFailure(first.result.exitCode, first.result.stderr));
    }
    const settled = await runRest(session, first.reading, new Set());
    const audit = await input.audit;
    const reconciled = await runRest(session, addAudited(settled, audit), doubtedBy(settled, audit));
    const control = wantsControl(reconciled, method, audit) ? await runControl(session) : null;
    const { outcomes, findings } = judgeAll(reconciled, { platform, method, audit, skip: input.skip, control });
    const milliseconds = performance.now() - started;
    return { evidence: { platform, digest, method, outcomes, gaps: reconciled.gaps, milliseconds }, findings };
};

;// CONCATENATED MODULE: ./build/verify-platform.js











/**
 * Audits and runs one platform, side by side: they are independent evidence about the same bytes. Where they do not agree
 * the smoke stage runs the module again alone, and that result counts.
 */
const verifyPlatform = async (input, ports) => {
    const { image, built } = input;
    const { platform, digest } = built;
    const subject = { image, platform, digest, expected: input.plan.config.image };
    const files = [];
    ports.log.info(`${platform}: auditing the file system and running the native modules`);
    const auditing = survive(platform, async () => {
        const output = await auditImage(subject, watched(ports, files));
        ports.log.info(`${platform}: audited ${summary(output.evidence)}`);
        return output;
    });
    const seen = auditing.then(({ output }) => (output === null ? null : seenIn(output, files)));
    const surroundings = await surroundingsOf(input, ports);
    const running = survive(platform, async () => (await recalled(input, { surroundings, seen }, ports)) ?? (await exercise(input, auditing, ports)));
    const [audited, ran] = await Promise.all([auditing, running]);
    await keep({ surroundings, seen }, ran.output, ports);
    // After the modules, so that no time limit of theirs is spent on waiting for the machine.
    const checked = await survive(platform, () => check(input, { audited, ran }, ports));
    const known = verification(built, { audited, ran, checked });
    const size = audited.output?.size ?? null;
    const declared = await imageChecks(audited.output?.observations ?? [], platform, ports.patterns);
    const sized = sizeFindings(built.platform, size, input.plan.config.maxSize, known.evidence.audit?.largest);
    return { ...known, findings: [...known.findings, ...declared, ...sized] };
};
/**
 * Audits one platform of what nothing here can run. A module that the user leaves out is not judged, as where modules are run.
 * @param leftOut packages
 */
const auditPlatform = async ({ image, built, leftOut }, { imageFiles, log }) => {
    const { platform, digest } = built;
    log.info(`${platform}: auditing the file system`);
    const { output, failures } = await survive(platform, () => auditImage({ image, platform, digest }, imageFiles));
    if (output === null)
        return { evidence: { platform, built, audit: null, smoke: null }, findings: failures };
    const { evidence, findings, size } = output;
    log.info(`${platform}: audited ${summary(evidence)}`);
    const skipped = evidence.modules.filter(({ name }) => leftOut.includes(name));
    const outcomes = skipped.map((module) => ({ module, state: 'skipped', milliseconds: 0, message: '' }));
    return {
        evidence: { platform, built: { ...built, size }, audit: evidence, smoke: null },
        findings: settle(findings, evidence, { outcomes }),
    };
};
/** The same files, noting what is seen of them for the verdicts of later runs. */
const watched = ({ imageFiles, verdicts }, files) => verdicts === undefined
    ? imageFiles
    : { open: (image, platform) => imageFiles.open(image, platform, (file) => void files.push(file)) };
const seenIn = ({ evidence, config }, files) => {
    let contents;
    const dirs = evidence.modules.map(({ dir }) => dir);
    return { evidence, contents: () => (contents ??= decidingFiles(files, config, dirs)) };
};
/** What decides besides the image, as text; null when no verdict is to be looked for or kept. */
const surroundingsOf = async ({ plan, built }, ports) => {
    if (ports.verdicts === undefined)
        return null;
    const machine = await ports.containers.surroundings(built.platform);
    const { moduleTimeoutMs, moreModules, skippedModules, config } = plan;
    const asked = [moduleTimeoutMs, moreModules, skippedModules, [...config.moduleExercises]];
    return machine === null ? null : JSON.stringify([machine, ...asked]);
};
const recalled = async ({ plan, built, image }, { surroundings, seen }, { verdicts, containers, log }) => {
    if (verdicts === undefined || surroundings === null)
        return null;
    const { platform, digest } = built;
    const method = await containers.method(platform, image);
    if (method === null)
        return null;
    const input = { platform, digest, method, surroundings, audited: seen, skip: plan.skippedModules };
    const result = await recall(input, verdicts);
    if (result !== null)
        log.info(`${platform}: proved in ${result.evidence.provedIn ?? ''}`);
    return result;
};
const keep = async ({ surroundings, seen }, ran, { verdicts }) => {
    const audited = await seen;
    if (verdicts === undefined || surroundings === null || audited === null || ran === null)
        return;
    await remember(surroundings, audited, ran, verdicts);
};
/** Runs the modules with the `node` of the image's PATH; where there is none, with the one that the audit found. */
const exercise = async ({ image, built, plan, probe, token }, auditing, ports) => {
    const { platform, digest } = built;
    const runWith = (node) => smoke({
        ...{
            image,
            platform,
            digest,
            node,
            probe,
            token,
            expressions: Object.fromEntries(plan.config.moduleExercises),
        },
        moduleTimeoutMs: plan.moduleTimeoutMs,
        add: [...new Set([...plan.moreModules, ...plan.config.moduleExercises.keys()])],
        skip: plan.skippedModules,
        audit: auditing.then(({ output }) => output?.evidence ?? null),
    }, ports);
    let result = await runWith('node');
    if (result.findings.some(({ code }) => code === 'AP307')) {
        const found = (await auditing).output?.facts.node?.file.path;
        if (found !== undefined)
            result = await runWith(found);
    }
    const { outcomes } = result.evidence;
    const proved = outcomes.filter(({ state }) => state === 'proved').length;
    ports.log.info(`${platform}: ${proved} of ${(0,amount/* count */.U9)(outcomes.length, 'module')} proved ${timeOf(result.evidence)}`);
    return result;
};
/** The checks that are declared for this platform; null: it could not be run, so nothing can be checked. */
const check = async ({ image, built: { platform, digest }, plan, files }, { audited, ran }, ports) => {
    const { services, checks } = plan.config;
    const own = checks.filter(({ platforms }) => platforms === null || platforms.includes(platform));
    const method = ran.output?.evidence.method;
    if (own.length === 0 || method === undefined || hasNotStarted(ran))
        return null;
    const node = audited.output?.facts.node?.file.path ?? 'node';
    return runChecks({ image, platform, digest, method, node, checks: own, services, files: files ?? new Map() }, ports);
};
const hasNotStarted = ({ output }) => output?.findings.some(({ code, evidence }) => code === 'AP307' && evidence.cause === 'emulator') ?? true;
const timeOf = ({ milliseconds }) => `in ${(0,amount/* duration */.p0)(milliseconds)}`;
const summary = (evidence) => `${(0,amount/* count */.U9)(evidence.objects, 'ELF object')}, ${(0,amount/* count */.U9)(evidence.modules.length, 'native module')} ${timeOf(evidence)}`;
/** A tool that fails takes away the evidence it should have brought, and nothing else. */
const survive = async (platform, body) => {
    try {
        return { output: await body(), failures: [] };
    }
    catch (error) {
        if (!(error instanceof errors/* ToolError */.v))
            throw error;
        const failure = (0,finding/* finding */.g)('AP904', { subject: error.ran, platform }, { message: error.message });
        return { output: null, failures: [failure] };
    }
};
const foundBy = ({ output }) => output?.findings ?? [];
const verification = (built, { audited, ran, checked }) => {
    const audit = audited.output?.evidence ?? null;
    const smoked = ran.output?.evidence ?? null;
    return {
        evidence: {
            platform: built.platform,
            built: { ...built, size: audited.output?.size ?? built.size },
            audit,
            smoke: smoked,
            checks: checked.output?.evidence ?? null,
        },
        findings: [
            ...settle(foundBy(audited), audit, smoked),
            ...foundBy(ran),
            ...foundBy(checked),
            ...audited.failures,
            ...ran.failures,
            ...checked.failures,
        ],
    };
};

;// CONCATENATED MODULE: ./build/check-image.js





/** Verifies what exists already: audit and, where there is an engine that holds it, smoke. Builds and publishes nothing. */
const checkImage = async (job, ports, sinks) => {
    const started = ports.now();
    const seen = await Promise.all(job.requested.map((platform) => checkPlatform(job, platform, ports)));
    const evidence = seen.map((one) => one.evidence);
    const findings = [...job.findings, ...seen.flatMap((one) => one.findings)];
    const image = { ...job.image, platforms: evidence.flatMap(({ built }) => built ?? []) };
    const known = { requested: job.requested, image, evidence, findings };
    const auditedOnly = job.notRun === null ? null : { because: job.notRun, leftOut: job.plan.skippedModules };
    const decision = auditedOnly === null ? (0,gate/* gate */.Gj)(known) : (0,gate/* gateAudited */.O_)(known, auditedOnly.leftOut);
    const outcome = {
        verdict: decision.verdict,
        because: 'because' in decision ? decision.because : [],
        source: job.source,
        images: [job.name],
        tags: [],
        requested: job.requested,
        built: image,
        evidence,
        findings,
        ignored: [],
        ignoring: ignore/* nothingIgnored */.e,
        declared: [],
        publication: { kind: 'not planned', because: 'a check publishes nothing' },
        firstPush: null,
        ...(auditedOnly === null ? {} : { auditedOnly }),
        failure: null,
        durations: durationsOf(evidence),
        milliseconds: ports.now() - started,
        metadata: '',
        reportFolder: job.reportFolder,
    };
    return report(redact(outcome, job.secrets), sinks, ports.log);
};
const checkPlatform = async ({ image, notRun, plan, probe, newToken }, platform, ports) => {
    const built = image.platforms.find((candidate) => candidate.platform === platform);
    if (built === undefined)
        return { evidence: { platform, built: null, audit: null, smoke: null }, findings: [] };
    const input = { image: image.index, built };
    if (notRun !== null)
        return auditPlatform({ ...input, leftOut: plan.skippedModules }, ports);
    return verifyPlatform({ ...input, plan, probe, token: newToken() }, ports);
};
const durationsOf = (evidence) => ['audit', 'smoke'].flatMap((stage) => {
    const times = evidence.flatMap((one) => one[stage]?.milliseconds ?? []);
    return times.length === 0 ? [] : [{ stage, platform: null, milliseconds: Math.max(...times) }];
});


/***/ }),

/***/ 1340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  A: () => (/* binding */ openTarget)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
;// CONCATENATED MODULE: external "node:stream/promises"
const external_node_stream_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
;// CONCATENATED MODULE: ./build/adapters/archive/damaged-image.js
/** Content that is not what names it, that is cut, or that nobody should unpack: neither our fault nor the engine's. */
class DamagedImage extends Error {
    /** What to do about it. */
    remedy;
    constructor(message, cause, remedy = 'Export or download it again') {
        super(message, { cause });
        this.remedy = remedy;
        this.name = 'DamagedImage';
    }
}

// EXTERNAL MODULE: ./build/core/packages/path.js
var packages_path = __nccwpck_require__(1931);
;// CONCATENATED MODULE: ./build/adapters/archive/tar-bytes.js

const cut = () => new DamagedImage('it is cut: its last file is not there in full');
/** Exactly that many bytes; null when the end is right here. @throws DamagedImage when it comes before the last of them */
const exactly = async (bytes, length) => {
    const parts = [];
    let left = length;
    while (left > 0) {
        const part = await bytes.some(left);
        if (part === null && left === length)
            return null;
        if (part === null)
            throw cut();
        parts.push(part);
        left -= part.length;
    }
    return parts.length === 1 ? parts[0] : Buffer.concat(parts);
};
/** Of a stream, which is destroyed by whoever opened it. */
const streamBytes = (source) => {
    const chunks = source.iterator({ destroyOnReturn: false });
    let held = Buffer.alloc(0);
    let offset = 0;
    const some = async (most) => {
        while (held.length === 0) {
            const next = await chunks.next();
            if (next.done === true)
                return null;
            held = next.value;
        }
        const part = held.subarray(0, most);
        held = held.subarray(part.length);
        offset += part.length;
        return part;
    };
    const skip = async (length) => {
        for (let left = length; left > 0;) {
            const part = await some(left);
            if (part === null)
                throw cut();
            left -= part.length;
        }
    };
    return { offset: () => offset, some, skip };
};
/** Of an open file of that length. What is skipped is not read. */
const fileBytes = (handle, length) => {
    let offset = 0;
    return {
        offset: () => offset,
        some: async (most) => {
            const size = Math.min(most, 64 * 1024, length - offset);
            if (size <= 0)
                return null;
            const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(size), 0, size, offset);
            offset += bytesRead;
            return bytesRead === 0 ? null : buffer.subarray(0, bytesRead);
        },
        skip: (count) => {
            offset += count;
            return offset > length ? Promise.reject(cut()) : Promise.resolve();
        },
    };
};

;// CONCATENATED MODULE: ./build/adapters/archive/tar-header.js

const blockSize = 512;
const noHeader = (why) => new DamagedImage(`it has what is no tar header: ${why}`);
const isZero = (bytes) => bytes.every((byte) => byte === 0);
/** Up to the first NUL. */
const textOf = (bytes) => {
    const end = bytes.indexOf(0);
    return end === -1 ? bytes : bytes.subarray(0, end);
};
/** Octal digits between spaces and NULs, or base 256 (GNU); readers differ in what they make of anything else. */
const numberOf = (field, what) => {
    if (field[0] === 0x80) {
        const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
        if (Number.isSafeInteger(value))
            return value;
    }
    const [, digits] = /^[ \0]*([0-7]*)[ \0]*$/.exec(field.toString('latin1')) ?? [];
    if (digits === undefined)
        throw noHeader(`its ${what} is no number`);
    return digits === '' ? 0 : parseInt(digits, 8);
};
/** Sum of all bytes, with spaces where the sum itself is written. */
const sumOf = (block) => block.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0);
/** @returns null for a block of zeros @throws DamagedImage for what readers may take differently */
const parseBlock = (block) => {
    if (isZero(block))
        return null;
    if (numberOf(block.subarray(148, 156), 'checksum') !== sumOf(block))
        throw noHeader('its checksum is another');
    const magic = block.toString('latin1', 257, 265);
    const isGnu = magic === 'ustar  \0';
    if (!isGnu && magic !== 'ustar\x0000')
        throw noHeader('it is of an unknown format');
    if (!isGnu && block.toString('latin1', 508, 512) === 'tar\0')
        throw noHeader("it is of star's own format");
    // Where GNU has times, others have the first part of the name; some take it for that when it is no time.
    if (isGnu)
        [345, 357].forEach((at) => numberOf(block.subarray(at, at + 12), 'time'));
    const [own, prefix] = [textOf(block.subarray(0, 100)), isGnu ? Buffer.alloc(0) : textOf(block.subarray(345, 500))];
    return {
        type: block.toString('latin1', 156, 157),
        name: prefix.length === 0 ? own : Buffer.concat([prefix, Buffer.from('/'), own]),
        link: textOf(block.subarray(157, 257)),
        size: numberOf(block.subarray(124, 136), 'size'),
        mode: numberOf(block.subarray(100, 108), 'mode') & 0o7777,
        uid: numberOf(block.subarray(108, 116), 'owner'),
        gid: numberOf(block.subarray(116, 124), 'group'),
    };
};
/** Records of a PAX header: `length key=value\n`. @throws DamagedImage when they are not exactly that, or one comes twice */
const parsePax = (bytes) => {
    const records = new Map();
    for (let at = 0; at < bytes.length;) {
        const [, digits = ''] = /^([1-9][0-9]{0,8}) /.exec(bytes.toString('latin1', at, at + 10)) ?? [];
        const end = at + Number(digits);
        const equals = bytes.indexOf('=', at);
        const isWhole = end <= bytes.length && bytes[end - 1] === 0x0a && equals > at + digits.length + 1 && equals < end;
        if (digits === '' || !isWhole)
            throw noHeader('a PAX record is damaged');
        const key = bytes.toString('utf8', at + digits.length + 1, equals);
        if (records.has(key))
            throw noHeader(`the PAX record ${key} comes twice`);
        // Holes are read by some and taken for content by others.
        if (key.startsWith('GNU.sparse.'))
            throw new DamagedImage('it has a sparse file, which images have not');
        records.set(key, bytes.subarray(equals + 1, end - 1));
        at = end;
    }
    return records;
};
/** A number of a PAX record: decimal. */
const paxNumber = (value, what) => {
    const text = value.toString('latin1');
    if (!/^[0-9]{1,15}$/.test(text))
        throw noHeader(`its ${what} is no number`);
    return Number(text);
};

;// CONCATENATED MODULE: ./build/adapters/archive/tar-headers.js




const types = {
    '0': 'file',
    '\0': 'file',
    '1': 'hardlink',
    '2': 'symlink',
    '3': 'other',
    '4': 'other',
    '5': 'directory',
    '6': 'other',
};
/** What Go reads of an extended header (archive/tar, maxSpecialFileSize). */
const longestExtension = 1024 * 1024;
/** PATH_MAX of Linux; nothing longer comes from a real file system. */
const longestPath = 4096;
/** What would hold for every later file in some readers, and for none in others. */
const perFile = /^(?:path|linkpath|size|uid|gid|SCHILY\.xattr\..*)$/;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Bytes that are no UTF-8 become lone surrogates, as in Python's surrogateescape, so that two names never become one. */
const partOf = (bytes) => {
    try {
        return strict.decode(bytes);
    }
    catch {
        return Array.from(bytes, (byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join('');
    }
};
const pathOf = (bytes) => {
    if (bytes.includes(0))
        throw new DamagedImage('it has a name with a NUL in it');
    if (bytes.length > longestPath)
        throw new DamagedImage(`it has a name longer than ${longestPath} bytes`);
    const parts = bytes.toString('latin1').split('/');
    return parts.map((part) => partOf(Buffer.from(part, 'latin1'))).join('/');
};
/** The one of two places that has the name. @throws DamagedImage when both have, since readers differ in which they take */
const named = (own, long, pax) => {
    if (long !== undefined && pax !== undefined)
        throw new DamagedImage('it has a file with two long names');
    const name = pathOf(long ?? pax ?? own);
    if (name === '' && (long ?? pax) !== undefined)
        throw new DamagedImage('it has a file with an empty long name');
    return name;
};
/** @throws DamagedImage for a type that engines do not know, and where the name says another */
const typeOf = ({ type: written }, name, path) => {
    const isFolder = name.endsWith('/');
    const type = written === '\0' && isFolder ? 'directory' : types[written];
    if (type === undefined)
        throw new DamagedImage(`${path} is of the unknown type ${JSON.stringify(written)}`);
    if (isFolder && type === 'file')
        throw new DamagedImage(`${path} is a file with the name of a folder`);
    if (path === '/' && type !== 'directory')
        throw new DamagedImage('its root is no folder');
    return type;
};
const linkOf = (block, { pax, longLink }, path) => {
    const link = named(block.link, longLink, pax?.get('linkpath'));
    if (link === '')
        throw new DamagedImage(`${path} is a link to nothing`);
    return link;
};
const attributesOf = (pax) => {
    const own = [...(pax ?? [])].filter(([name]) => name.startsWith('SCHILY.xattr.'));
    return own.length === 0 ? '' : JSON.stringify(own.map(([name, value]) => [name, value.toString('base64')]).toSorted());
};
const merged = (block, extension, start) => {
    const { pax, longName } = extension;
    const name = named(block.name, longName, pax?.get('path'));
    const path = (0,packages_path/* joinPath */.uJ)('/', name);
    const type = typeOf(block, name, path);
    const field = (key) => {
        const value = pax?.get(key);
        return value === undefined ? block[key] : paxNumber(value, key);
    };
    const [size, uid, gid] = [field('size'), field('uid'), field('gid')];
    if (size > 0 && type !== 'file')
        throw new DamagedImage(`${path} is no file and has content`);
    const link = type === 'symlink' || type === 'hardlink' ? linkOf(block, extension, path) : '';
    return {
        path,
        type,
        link,
        mode: block.mode,
        uid,
        gid,
        size,
        start,
        pax: new Set(pax?.keys()),
        attributes: attributesOf(pax),
    };
};
const contentOf = async (bytes, { size }) => {
    if (size > longestExtension)
        throw new DamagedImage(`it has an extended header over ${longestExtension} bytes`);
    const padded = Math.ceil(size / blockSize) * blockSize;
    const content = padded === 0 ? Buffer.alloc(0) : await exactly(bytes, padded);
    if (content === null)
        throw new DamagedImage('it is cut behind an extended header');
    return content.subarray(0, size);
};
const once = (known) => {
    if (known !== undefined)
        throw new DamagedImage('it has two extended headers of one kind for one file');
};
/** Takes an extended header; false when the block is none. */
const extend = async (bytes, block, extension) => {
    if (block.type === 'x') {
        once(extension.pax);
        extension.pax = parsePax(await contentOf(bytes, block));
    }
    else if (block.type === 'L') {
        once(extension.longName);
        extension.longName = textOf(await contentOf(bytes, block));
    }
    else if (block.type === 'K') {
        once(extension.longLink);
        extension.longLink = textOf(await contentOf(bytes, block));
    }
    else if (block.type === 'g') {
        const key = [...parsePax(await contentOf(bytes, block)).keys()].find((name) => perFile.test(name));
        if (key !== undefined)
            throw new DamagedImage(`it has a global header with ${key}, which is one file's own`);
        if (Object.keys(extension).length > 0)
            throw new DamagedImage('it has a global header inside of one file');
    }
    else
        return false;
    return true;
};
/** Readers differ in whether they go on behind the end. */
const expectNothing = async (bytes) => {
    for (let part = await bytes.some(65536); part !== null; part = await bytes.some(65536))
        if (part.some((byte) => byte !== 0))
            throw new DamagedImage('it goes on behind its end');
};
/**
 * The entries of a tar archive. Whoever takes them may read the content from `start` on before asking for the next; the rest
 * of it is skipped. What two readers may understand differently is refused (compared: archive/tar of Go, GNU tar, libarchive).
 * @throws DamagedImage
 */
async function* tarHeaders(bytes) {
    for (let extension = {};;) {
        const raw = await exactly(bytes, blockSize);
        const block = raw === null ? null : parseBlock(raw);
        if (block === null) {
            if (Object.keys(extension).length > 0)
                throw new DamagedImage('it is cut behind an extended header');
            return expectNothing(bytes);
        }
        if (await extend(bytes, block, extension))
            continue;
        const header = merged(block, extension, bytes.offset());
        extension = {};
        yield header;
        const end = header.start + Math.ceil(header.size / blockSize) * blockSize;
        await bytes.skip(end - bytes.offset());
    }
}

;// CONCATENATED MODULE: ./build/adapters/archive/blob-store.js







const bigChunk = 1024 * 1024;
/** The files of a folder. What documents in it name, and where links in it lead, never leaves it. */
const folderStore = (folder) => {
    const pathOf = (name) => (0,external_node_path_.join)(folder, (0,packages_path/* joinPath */.uJ)('/', name));
    return {
        place: folder,
        size: async (name) => {
            const path = await (0,promises_.realpath)(pathOf(name)).catch(() => null);
            if (path === null)
                return null;
            const away = (0,external_node_path_.relative)(await (0,promises_.realpath)(folder), path);
            if (away === '..' || away.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(away))
                throw new DamagedImage(`${name} is a link that leads out of it`);
            const found = await (0,promises_.stat)(path);
            // Anything else than a file would block, or never end.
            return found.isFile() ? found.size : null;
        },
        stream: (name, range) => (0,external_node_fs_namespaceObject.createReadStream)(pathOf(name), {
            highWaterMark: bigChunk,
            ...(range === undefined ? {} : { end: range - 1 }),
        }),
    };
};
/** More files than any image archive has: each layer brings three at most. */
const mostFiles = 10_000;
/**
 * The files of an uncompressed tar archive, wherever they lie in it. Only headers are read to find them.
 * @throws DamagedImage when the archive is cut, holds too many files or is none
 */
const tarStore = async (file) => {
    const handle = await (0,promises_.open)(file, 'r');
    const places = new Map();
    const { size: length } = await handle.stat();
    try {
        for await (const { type, path, link, start, size } of tarHeaders(fileBytes(handle, length))) {
            if (type === 'file')
                places.set(path, { start, size });
            // Engines of old write a layer that two images share once, and then a link to it.
            else if (type === 'symlink')
                places.set(path, (0,packages_path/* joinPath */.uJ)(`${path}/..`, link));
            else if (type === 'hardlink')
                places.set(path, (0,packages_path/* joinPath */.uJ)('/', link));
            if (places.size > mostFiles)
                throw new DamagedImage(`it holds more than ${mostFiles} files`);
        }
    }
    finally {
        await handle.close();
    }
    const placeOf = (name) => {
        const found = places.get((0,packages_path/* joinPath */.uJ)('/', name)) ?? null;
        const place = typeof found === 'string' ? places.get(found) : found;
        return typeof place === 'object' ? place : null;
    };
    return {
        place: file,
        size: (name) => Promise.resolve(placeOf(name)?.size ?? null),
        stream: (name, range) => {
            const place = placeOf(name);
            if (place === null)
                throw new DamagedImage(`it holds no ${name}`);
            const bytes = Math.min(place.size, range ?? place.size);
            // An end before the start is refused, so nothing at all is asked for differently.
            if (bytes === 0)
                return (0,external_node_fs_namespaceObject.createReadStream)(file, { start: length });
            return (0,external_node_fs_namespaceObject.createReadStream)(file, { start: place.start, end: place.start + bytes - 1, highWaterMark: bigChunk });
        },
    };
};

;// CONCATENATED MODULE: ./build/adapters/archive/image-config.js
/** The same, complete: what is absent is empty, and the working directory is the root. */
const toImageConfig = (written) => {
    const { Env, Entrypoint, Cmd, WorkingDir, User, Labels, ExposedPorts, Volumes } = written ?? {};
    return {
        env: Object.fromEntries((Env ?? []).map(toVariable)),
        entrypoint: Entrypoint ?? [],
        command: Cmd ?? [],
        workingDir: WorkingDir === '' ? '/' : (WorkingDir ?? '/'),
        user: User ?? '',
        labels: Labels ?? {},
        ports: Object.keys(ExposedPorts ?? {}),
        volumes: Object.keys(Volumes ?? {}),
    };
};
const toVariable = (line) => {
    const equals = line.indexOf('=');
    return equals === -1 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)];
};

;// CONCATENATED MODULE: ./build/core/layers/layer-tree.js

const newNode = () => ({ kind: null, layer: -1, removed: -1, emptied: -1, children: null });
const partsOf = (path) => path.split('/').filter((part) => part !== '');
const isFolder = ({ kind }) => kind === 'directory' || kind === 'implicit';
/** Whether a layer above hides everything that is below this path further down. */
const closes = (node, layer) => node.emptied > layer || (node.layer > layer && node.kind !== null && !isFolder(node));
/**
 * @param ambiguous called with a path where engines differ in what the layers come to
 * @param limit most paths
 * @throws RangeError, from `at`, `reach` and `put`, when there are more paths than are followed
 */
const createLayerTree = (ambiguous, limit) => {
    const root = { ...newNode(), kind: 'implicit' };
    let count = 0;
    const child = (node, name) => {
        node.children ??= new Map();
        const known = node.children.get(name);
        if (known !== undefined)
            return known;
        count += 1;
        if (count > limit)
            throw new RangeError(`more than ${limit} files and folders`);
        const made = newNode();
        node.children.set(name, made);
        return made;
    };
    const find = (path) => {
        let node = root;
        for (const part of partsOf(path))
            node = node?.children?.get(part);
        return node;
    };
    const hides = (path, type, layer) => {
        let node = root;
        for (const part of partsOf(path)) {
            if (closes(node, layer))
                return true;
            node = node.children?.get(part);
            if (node === undefined)
                return false;
            if (node.removed > layer)
                return true;
        }
        if (node.kind === null || node.layer <= layer)
            return false;
        // A folder that was only implied takes owner and mode from the first that is named below.
        if (node.kind === 'implicit' && type === 'symlink')
            ambiguous(path);
        return node.kind !== 'implicit' || type !== 'directory';
    };
    const reach = (path, layer) => {
        const parts = partsOf(path);
        let node = root;
        parts.slice(0, -1).forEach((part, index) => {
            node = child(node, part);
            if (node.layer === layer && node.kind === 'symlink')
                ambiguous(`/${parts.slice(0, index + 1).join('/')}`);
            if (node.kind === null || !isFolder(node))
                Object.assign(node, { kind: 'implicit', layer });
        });
        const last = parts.at(-1);
        return last === undefined ? root : child(node, last);
    };
    const put = (path, type, layer) => {
        const node = reach(path, layer);
        if (node === root)
            return;
        node.kind = type;
        node.layer = Math.max(node.layer, layer);
    };
    return { at: (path) => partsOf((0,packages_path/* joinPath */.uJ)('/', path)).reduce(child, root), find, hides, reach, put };
};

;// CONCATENATED MODULE: ./build/core/layers/merge.js


const whiteout = '.wh.';
const opaque = '.wh..wh.opq';
/** Folders in the root in which AUFS keeps its own files. */
const aufs = '/.wh..wh.';
const mostGaps = 20;
const shape = (type) => type === 'directory' || type === 'symlink' ? type : 'other';
/** More paths than any image of the field has; each takes memory, and a few bytes of an archive can name a thousand folders. */
const mostPaths = 1_500_000;
/** Letters of the names of links and of hidden files that are followed. */
const mostLetters = 64 * 1024 * 1024;
const spend = (state, names) => {
    for (const name of names)
        state.letters += name.length;
    if (state.letters > mostLetters)
        throw new RangeError(`names of links of more than ${mostLetters} letters`);
};
const remember = (where, target, names) => {
    const known = where.get(target) ?? [];
    for (const name of names)
        known.push(name);
    where.set(target, known);
};
/** Names of a hard link: seen at once when its target is, and otherwise as soon as that is read. */
const merge_link = (names, target, state) => {
    const source = state.hidden.get(target);
    if (source !== undefined)
        remember(state.missed, source, names);
    else if (state.tree.at(target).layer === state.layer)
        return names;
    else
        remember(state.wanted, target, names);
    return [];
};
const isMarker = (path) => (0,packages_path/* baseName */.Fl)(path).startsWith(whiteout) || path.startsWith(aufs);
const remove = (path, { tree, layer, doubt }) => {
    const [name, folder] = [(0,packages_path/* baseName */.Fl)(path), (0,packages_path/* parentOf */.gN)(path)];
    // A layer that removes something has the folder that it was in, and engines go through a link that is there further down.
    if (!tree.hides(folder, 'directory', layer))
        tree.reach(path, layer);
    if (name === opaque) {
        const node = tree.at(folder);
        node.emptied = Math.max(node.emptied, layer);
        return;
    }
    const removed = name.slice(whiteout.length);
    // What else begins like that belongs to AUFS; and nothing removes the folder that it is in.
    if (!name.startsWith(whiteout) || removed.startsWith(whiteout) || ['', '.', '..'].includes(removed))
        return;
    const gone = (0,packages_path/* joinPath */.uJ)(folder, removed);
    const node = tree.at(gone);
    if (node.kind !== null && node.layer === layer)
        doubt(`a layer has ${gone} and, behind it, a whiteout of it: engines differ in whether it is there`);
    node.removed = Math.max(node.removed, layer);
};
/** Notes a path that its layer had before: what a link to it, or a folder in its place, comes to depends on the order. */
const compare = ({ path, type }, { tree, layer, hidden, twice, doubt }) => {
    const { kind = null, layer: from } = tree.find(path) ?? {};
    if (hidden.has(path))
        twice.add(path);
    if (from !== layer || kind === null || kind === 'implicit')
        return;
    if (kind === 'directory' && type === 'directory')
        return;
    if (kind === 'directory' || type === 'directory')
        doubt(`a layer has ${path} as a folder and as something else: engines differ in what is there`);
    else
        twice.add(path);
};
const note = ({ path, type, target }, isSeen, state) => {
    const isLink = type === 'hardlink';
    if (isLink) {
        spend(state, [path, target]);
        state.linked.add(path).add(target);
    }
    if (isSeen)
        return;
    spend(state, [path]);
    state.hidden.set(path, isLink ? (state.hidden.get(target) ?? target) : path);
};
const place = (entry, state) => {
    const { path, type, target } = entry;
    const { tree, layer, wanted } = state;
    const isSeen = !tree.hides(path, shape(type), layer);
    compare(entry, state);
    if (isSeen)
        tree.put(path, shape(type), layer);
    if (type === 'directory')
        return isSeen ? [path] : [];
    const others = wanted.get(path) ?? [];
    for (const name of others)
        state.doubt(`${name} is a link to ${path}, which its layer does not have before it: engines differ in what it is`);
    const names = [...(isSeen ? [path] : []), ...others];
    wanted.delete(path);
    note(entry, isSeen, state);
    return type === 'hardlink' && names.length > 0 ? merge_link(names, target, state) : names;
};
/**
 * @param layers how many there are
 * @throws RangeError, from `place`, when they name more than `limit` files and folders
 */
const createLayerMerge = (layers, limit = mostPaths) => {
    const doubts = new Set();
    const doubt = (text) => {
        if (doubts.size < mostGaps)
            doubts.add(text);
    };
    const ambiguous = (path) => doubt(`a layer writes below ${path}, which is a symbolic link: engines differ in where that ends up`);
    const state = {
        tree: createLayerTree(ambiguous, limit),
        layer: layers - 1,
        hidden: new Map(),
        missed: new Map(),
        wanted: new Map(),
        linked: new Set(),
        twice: new Set(),
        letters: 0,
        doubt,
    };
    return {
        place: (entry) => {
            if (!isMarker(entry.path))
                return place(entry, state);
            remove(entry.path, state);
            return [];
        },
        again: () => state.missed.size > 0,
        placeAgain: ({ path, type }) => {
            const names = type === 'directory' || type === 'hardlink' ? undefined : state.missed.get(path);
            state.missed.delete(path);
            return names ?? [];
        },
        down: () => {
            const lost = [...state.missed, ...(state.layer === 0 ? state.wanted : [])];
            for (const [target, names] of lost)
                doubt(`${names[0] ?? ''} is a link to ${target}, which is not there`);
            for (const path of state.twice)
                if (state.linked.has(path))
                    doubt(`a layer has ${path} twice and links to it: engines differ in what they are`);
            state.linked = new Set();
            state.twice = new Set();
            state.hidden = new Map();
            state.missed = new Map();
            state.layer -= 1;
        },
        gaps: () => [...doubts],
    };
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./build/adapters/archive/unpack.js



/** How a file is packed, by its first bytes as engines do it (moby, pkg/archive); media types are often wrong. */
const packing = (head) => {
    const starts = (...bytes) => bytes.every((byte, index) => head[index] === byte);
    if (starts(0x1f, 0x8b))
        return 'gzip';
    // A frame, or one to be skipped (RFC 8878, section 3.1).
    if (starts(0x28, 0xb5, 0x2f, 0xfd) || (starts(head[0] ?? 0, 0x2a, 0x4d, 0x18) && (head[0] ?? 0) >> 4 === 5))
        return 'zstd';
    if (starts(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0))
        return 'xz';
    return starts(0x42, 0x5a, 0x68) ? 'bzip2' : null;
};
/** Whether zlib says that what it was given is damaged. */
const isUnpackError = (error) => typeof error === 'object' && error !== null && 'code' in error && /^(?:Z_|ZSTD_)/.test(String(error.code));
const start = {
    length: 4,
    isKept: true,
    next: (bytes) => {
        const magic = bytes.readUInt32LE();
        if (magic === 0xfd2fb528)
            return { length: 1, isKept: true, next: (head) => descriptor(head[0] ?? 0) };
        if (magic >>> 4 === 0x184d2a5)
            return { length: 4, isKept: false, next: (size) => nothing(size.readUInt32LE(), false, null) };
        throw new DamagedImage('it goes on behind its last zstd frame');
    },
};
const nothing = (length, isKept, then) => ({ length, isKept, next: () => then });
/** Frame_Header_Descriptor (RFC 8878, section 3.1.1.1.1): lengths of the fields behind it. */
const descriptor = (byte) => {
    const isSingle = (byte & 0x20) !== 0;
    const content = byte >> 6 === 0 ? (isSingle ? 1 : 0) : 1 << (byte >> 6);
    const dictionary = [0, 1, 2, 4][byte & 3] ?? 0;
    return nothing((isSingle ? 0 : 1) + dictionary + content, true, block((byte & 4) !== 0));
};
/** Block_Header (section 3.1.1.2): a run-length block is one byte, whatever its size says. */
const block = (isSummed) => ({
    length: 3,
    isKept: true,
    next: (bytes) => {
        const header = bytes.readUIntLE(0, 3);
        const length = ((header >> 1) & 3) === 1 ? 1 : header >> 3;
        if ((header & 1) === 0)
            return nothing(length, true, block(isSummed));
        return nothing(length + (isSummed ? 4 : 0), true, null);
    },
});
/**
 * Hands on zstd frames so that no chunk has bytes of two of them, because zlib stops at the end of a frame and drops what
 * follows in the same chunk. Frames to be skipped are left out; what is no frame, or is cut, fails.
 */
const unpack_frames = () => {
    let part = start;
    let done = 0;
    // Of fields that are looked at; contents are not kept.
    let field = Buffer.alloc(0);
    let isInside = false;
    const keep = (piece, out) => {
        done += piece.length;
        isInside = true;
        if (part.length <= 4)
            field = Buffer.concat([field, piece]);
        else if (part.isKept && piece.length > 0)
            out.push(piece);
    };
    const goOn = (out) => {
        const next = part.next(field);
        const isSkipped = part === start && next?.isKept === false;
        if (part.isKept && !isSkipped && field.length > 0)
            out.push(field);
        isInside = next !== null;
        part = next ?? start;
        done = 0;
        field = Buffer.alloc(0);
    };
    const take = (chunk, out) => {
        for (let at = 0; at < chunk.length || part.length === 0;) {
            const piece = chunk.subarray(at, at + part.length - done);
            at += piece.length;
            keep(piece, out);
            if (done === part.length)
                goOn(out);
        }
    };
    const guarded = (body, callback) => {
        try {
            body();
            callback();
        }
        catch (error) {
            callback(error instanceof Error ? error : new Error(String(error)));
        }
    };
    return new external_node_stream_namespaceObject.Transform({
        transform(chunk, _encoding, callback) {
            guarded(() => take(chunk, this), callback);
        },
        flush: (callback) => callback(isInside ? new DamagedImage('it is cut inside of a zstd frame') : null),
    });
};
const unpackers = {
    gzip: () => [external_node_zlib_namespaceObject.createGunzip()],
    zstd: () => {
        // Node 22.15 brought it.
        if (typeof external_node_zlib_namespaceObject.createZstdDecompress !== 'function')
            throw new DamagedImage('its layers are packed with zstd, which needs Node 22.15 or newer');
        return [unpack_frames(), external_node_zlib_namespaceObject.createZstdDecompress()];
    },
};
/** Fails when not everything was unpacked: gzip takes what follows its last member for padding and says nothing. */
const counted = (unpack) => {
    let given = 0;
    const count = new external_node_stream_namespaceObject.Transform({
        transform: (chunk, _encoding, done) => {
            given += chunk.length;
            done(null, chunk);
        },
    });
    const check = new external_node_stream_namespaceObject.Transform({
        transform: (chunk, _encoding, done) => done(null, chunk),
        flush: (done) => {
            const { bytesWritten: taken } = unpack;
            done(taken < given ? new DamagedImage('it goes on behind what is packed') : null);
        },
    });
    return [count, unpack, check];
};
/** Transforms that unpack such a file: none when it is not packed. @throws DamagedImage for what cannot be unpacked */
const unpacking = (head) => {
    const kind = packing(head);
    if (kind === null)
        return [];
    if (kind === 'xz' || kind === 'bzip2')
        throw new DamagedImage(`it is packed with ${kind}, which images are not`);
    const steps = unpackers[kind]();
    return [...steps.slice(0, -1), ...counted(steps.at(-1))];
};

;// CONCATENATED MODULE: ./build/adapters/archive/blob.js




/** The path of a blob in a layout (OCI image specification, image-layout.md). */
const blobName = (digest) => `blobs/${digest.replace(':', '/')}`;
const blob_all = async (stream) => {
    const chunks = [];
    for await (const chunk of stream)
        chunks.push(chunk);
    return Buffer.concat(chunks);
};
const digestOf = (bytes) => `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
/** Larger than any manifest (registries refuse those over 4 MiB) or configuration. */
const longestDocument = 8 * 1024 * 1024;
/**
 * The text of a small file; null when there is none.
 * @throws DamagedImage when it is too large, or not what its digest says
 */
const readDocument = async (store, name, digest) => {
    const size = await store.size(name);
    if (size === null)
        return null;
    if (size > longestDocument)
        throw new DamagedImage(`${name} is larger than ${longestDocument} bytes`);
    const bytes = await blob_all(store.stream(name));
    if (digest !== null && digestOf(bytes) !== digest)
        throw new DamagedImage(`${name} is not what its digest says`);
    return bytes.toString('utf8');
};
/** Passes everything on, and fails at the end when it was not what the digest says. */
const verifying = (digest, name) => {
    if (digest === null)
        return [];
    const hash = (0,external_node_crypto_.createHash)('sha256');
    return [
        new external_node_stream_namespaceObject.Transform({
            transform: (chunk, _encoding, done) => {
                hash.update(chunk);
                done(null, chunk);
            },
            flush: (done) => {
                const isRight = `sha256:${hash.digest('hex')}` === digest;
                done(isRight ? null : new DamagedImage(`${name} is not what its digest says`));
            },
        }),
    ];
};
const counting = (budget) => new external_node_stream_namespaceObject.Transform({
    transform: (chunk, _encoding, done) => {
        budget.left -= chunk.length;
        if (budget.left >= 0)
            done(null, chunk);
        else
            done(new DamagedImage(`its layers hold more than ${budget.most} bytes`));
    },
});
/**
 * The tar archive of a layer, verified while it is read, to the last byte of its file.
 * @throws DamagedImage when the store does not have it, or it cannot be unpacked
 */
const openLayer = async (store, layer, budget) => {
    const { name, digest, diffId } = layer;
    const size = await store.size(name);
    if (size === null)
        throw new DamagedImage(`${store.place} does not hold the layer ${name}`);
    // Reading takes time even where nothing is unpacked.
    budget.left -= size;
    const steps = [
        ...verifying(digest, name),
        ...unpacking(await blob_all(store.stream(name, 8))),
        counting(budget),
        ...verifying(diffId, name),
    ];
    // The last of them is read by the caller; how the others end is known only when all have.
    const isRight = new Promise((resolve, reject) => {
        (0,external_node_stream_namespaceObject.pipeline)([store.stream(name), ...steps], (error) => (error ? reject(error) : resolve()));
    });
    isRight.catch(() => undefined);
    return { stream: steps.at(-1), isRight };
};

// EXTERNAL MODULE: ./build/core/audit/head.js
var audit_head = __nccwpck_require__(7990);
;// CONCATENATED MODULE: ./build/adapters/archive/sight.js


/** An ELF header with its identification fits. */
const headLength = 512;
const createSight = () => {
    // The fastest that OpenSSL has where the CPU has no instructions for SHA.
    const hash = (0,external_node_crypto_.createHash)('blake2b512');
    let head = null;
    return {
        see: (chunk) => {
            head ??= Uint8Array.from(chunk.subarray(0, headLength));
            hash.update(chunk);
        },
        asFile: ({ path, type, mode, uid, gid, target }, attributes) => ({
            ...{ path, type, mode, uid, gid, target },
            attributes,
            content: head === null ? '' : hash.digest('base64'),
            isElf: head !== null && (0,audit_head/* isElf */.aB)(head),
        }),
    };
};

;// CONCATENATED MODULE: ./build/adapters/archive/tar-entries.js





const mostEntries = 2_000_000;
/** What `keep` shows before it decides: an ELF header with its program headers fits. */
const tar_entries_headLength = 512;
/**
 * A tar archive, entry by entry. Whoever opened the source ends it; what is left of it behind the last entry is read too.
 * @param watch is told of every entry once it has been read to its end
 * @throws what the source throws; DamagedImage for an archive that is cut, is none or may be understood differently; RangeError
 * for too many entries
 */
async function* readTar(source, spool, watch) {
    const bytes = streamBytes(source);
    // Nobody else hears of what goes wrong once nobody reads any more.
    source.on('error', () => undefined);
    let count = 0;
    for await (const header of tarHeaders(bytes)) {
        count += 1;
        if (count > mostEntries)
            throw new RangeError(`more than ${mostEntries} files`);
        const sight = watch === undefined ? undefined : createSight();
        const content = readerOf(bytes, header, sight?.see);
        const entry = toEntry(header, content, spool);
        yield entry;
        if (sight === undefined)
            continue;
        while ((await content.next()) !== null)
            ;
        watch?.(sight.asFile(entry, header.attributes));
    }
}
const readerOf = (bytes, { start, size }, see) => ({
    next: async () => {
        const left = start + size - bytes.offset();
        if (left <= 0)
            return null;
        const chunk = await bytes.some(left);
        if (chunk === null)
            throw new DamagedImage('it is cut: its last file is not there in full');
        see?.(chunk);
        return chunk;
    },
});
const toEntry = (header, content, spool) => {
    const { path, type, mode, uid, gid, link, size, pax } = header;
    return {
        ...{ path, type, mode, uid, gid },
        // Hard links name another entry of the archive, symbolic ones are kept as written.
        target: type === 'hardlink' ? (0,packages_path/* joinPath */.uJ)('/', link) : link,
        // The xattr as PAX carries it (archive/tar of Go, star): file capabilities, see capabilities(7).
        capabilities: pax.has('SCHILY.xattr.security.capability'),
        ...tar_entries_contentOf(content, size, spool),
    };
};
/** The size of a file, and the two ways to take its content. */
const tar_entries_contentOf = (content, size, spool) => ({
    size,
    bytes: (limit) => bytesOf(content, size, limit),
    keep: (accept) => keep(content, size, accept, spool),
});
const bytesOf = async (content, size, limit) => {
    if (size > limit)
        return null;
    const chunks = [];
    let length = 0;
    for (let chunk = await content.next(); chunk !== null; chunk = await content.next()) {
        length += chunk.length;
        // A file of a folder may grow while it is read.
        if (length > limit)
            return null;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
};
const keep = async (content, size, accept, spool) => {
    let head = new Uint8Array(0);
    while (head.length < tar_entries_headLength) {
        const chunk = await content.next();
        if (chunk === null)
            break;
        head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    }
    if (!accept(head))
        return 'refused';
    const whole = async function* () {
        for (let chunk = head; chunk !== null; chunk = await content.next())
            yield chunk;
    };
    return (await spool.append(whole(), size)) ?? 'full';
};

;// CONCATENATED MODULE: ./build/adapters/archive/read-layers.js





/** All entries of a layer, to the end of its file: only there it is known whether it is what its digest says. */
async function* entriesOf(layer, { store, spool, budget }) {
    const { stream, isRight } = await openLayer(store, layer, budget);
    try {
        yield* readTar(stream, spool);
        await isRight;
    }
    catch (error) {
        if (!isUnpackError(error))
            throw error;
        throw new DamagedImage(`${layer.name}: ${error.message}`, error);
    }
    finally {
        stream.destroy();
    }
}
/** The entry under its first name, and hard links to it under the others. */
function* read_layers_named(entry, names, layer) {
    const [first, ...others] = names;
    if (first === undefined)
        return;
    yield { ...entry, path: first, layer };
    const target = entry.type === 'hardlink' ? entry.target : first;
    for (const path of others)
        yield { ...entry, path, type: 'hardlink', size: 0, target, layer };
}
/**
 * The root file system that the layers come to, every file once. The highest layer comes first, so that nothing is kept that
 * is replaced or removed further up.
 * @param gaps takes what cannot be told for certain
 * @throws DamagedImage
 */
async function* readLayers(layers, reading, gaps) {
    const merge = createLayerMerge(layers.length);
    for (let index = layers.length - 1; index >= 0; index -= 1) {
        const layer = layers[index];
        if (layer === undefined)
            break;
        yield* placed(entriesOf(layer, reading), merge.place, index);
        if (merge.again())
            yield* placed(entriesOf(layer, reading), merge.placeAgain, index);
        merge.down();
    }
    gaps.push(...merge.gaps());
}
async function* placed(entries, place, layer) {
    try {
        for await (const entry of entries)
            yield* read_layers_named(entry, place(entry), layer);
    }
    catch (error) {
        if (error instanceof RangeError)
            throw new DamagedImage(error.message, error);
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/adapters/archive/spool.js


const spool_window = 256 * 1024;
const keptFile = (descriptor, start, size) => {
    // Readers take a few bytes at a time; a window spares them a system call for each.
    let held = Buffer.alloc(0);
    let heldAt = 0;
    const fill = (offset, length) => {
        const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)));
        let filled = 0;
        while (filled < buffer.length) {
            const count = (0,external_node_fs_namespaceObject.readSync)(descriptor, buffer, filled, buffer.length - filled, start + offset + filled);
            if (count === 0)
                break;
            filled += count;
        }
        return buffer.subarray(0, filled);
    };
    const read = (offset, length) => {
        if (offset < 0 || offset >= size || length <= 0)
            return new Uint8Array(0);
        const end = Math.min(offset + length, size);
        if (end - offset > spool_window)
            return fill(offset, end - offset);
        if (offset < heldAt || end > heldAt + held.length) {
            heldAt = offset;
            held = fill(offset, spool_window);
        }
        return held.subarray(offset - heldAt, end - heldAt);
    };
    const indexOf = (bytes, from) => {
        const step = 4 * 1024 * 1024;
        for (let offset = Math.max(0, from); offset < size; offset += step) {
            const found = fill(offset, step + bytes.length - 1).indexOf(bytes);
            if (found !== -1)
                return offset + found;
        }
        return -1;
    };
    return { size, read, indexOf };
};
/** false when the disk is full, which is no fault of ours: what does not fit is not kept. */
const writeAll = (descriptor, chunk, position) => {
    try {
        for (let written = 0; written < chunk.length;) {
            written += (0,external_node_fs_namespaceObject.writeSync)(descriptor, chunk, written, chunk.length - written, position + written);
        }
        return true;
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : '';
        if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
            return false;
        throw error;
    }
};
/** Opens a spool in `folder` that takes at most `limit` bytes. */
const openSpool = (folder, limit) => {
    const own = (0,external_node_fs_namespaceObject.mkdtempSync)((0,external_node_path_.join)(folder, 'archproof-spool-'));
    const path = (0,external_node_path_.join)(own, 'content');
    const descriptor = (0,external_node_fs_namespaceObject.openSync)(path, 'wx+', 0o600);
    if (process.platform !== 'win32')
        (0,external_node_fs_namespaceObject.rmSync)(own, { recursive: true, force: true });
    let end = 0;
    let open = true;
    return {
        append: async (chunks, size) => {
            if (end + size > limit)
                return null;
            const start = end;
            for await (const chunk of chunks) {
                // What the archive says of the size is not believed: the room is what counts.
                if (end + chunk.length > limit || !writeAll(descriptor, chunk, end))
                    return null;
                end += chunk.length;
            }
            return keptFile(descriptor, start, end - start);
        },
        close: async () => {
            if (!open)
                return;
            open = false;
            (0,external_node_fs_namespaceObject.rmSync)(own, { recursive: true, force: true });
            // Freeing what was written takes a while, and nobody need wait for it on this thread.
            await new Promise((resolve) => {
                (0,external_node_fs_namespaceObject.close)(descriptor, resolve);
            });
        },
    };
};

// EXTERNAL MODULE: ./build/core/evidence.js
var evidence = __nccwpck_require__(3017);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(5553);
// EXTERNAL MODULE: ./build/core/platform.js
var core_platform = __nccwpck_require__(3643);
;// CONCATENATED MODULE: ./build/core/layers/documents.js



const digest = dist/* custom */.IeY(evidence/* isDigest */.B);
const documents_text = dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP()));
const platform = dist/* object */.Ikc({ os: documents_text, architecture: documents_text, variant: documents_text });
const documents_descriptor = dist/* object */.Ikc({
    mediaType: documents_text,
    digest,
    platform: dist/* optional */.lqM(dist/* nullable */.mee(platform)),
    annotations: dist/* optional */.lqM(dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()))),
});
const index = dist/* object */.Ikc({ manifests: dist/* array */.YOg(documents_descriptor) });
const manifest = dist/* object */.Ikc({ config: documents_descriptor, layers: dist/* array */.YOg(documents_descriptor) });
/** manifest.json of `docker save` (moby, image/spec/spec.md): files of the archive. */
const saved = dist/* array */.YOg(dist/* object */.Ikc({ Config: dist/* string */.YjP(), Layers: dist/* nullable */.mee(dist/* array */.YOg(dist/* string */.YjP())) }));
const words = dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(dist/* string */.YjP())));
const config = dist/* object */.Ikc({
    os: documents_text,
    architecture: documents_text,
    variant: documents_text,
    config: dist/* optional */.lqM(dist/* nullable */.mee(dist/* object */.Ikc({
        Env: words,
        Entrypoint: words,
        Cmd: words,
        WorkingDir: documents_text,
        User: documents_text,
        Labels: dist/* optional */.lqM(dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()))),
    }))),
    rootfs: dist/* object */.Ikc({ diff_ids: dist/* array */.YOg(digest) }),
    history: dist/* optional */.lqM(dist/* nullable */.mee(dist/* array */.YOg(dist/* object */.Ikc({ created_by: documents_text, empty_layer: dist/* optional */.lqM(dist/* nullable */.mee(dist/* boolean */.zMY())) })))),
});
const parse = (schema, json) => {
    try {
        const parsed = dist/* safeParse */.xLC(schema, JSON.parse(json));
        return parsed.success ? parsed.output : null;
    }
    catch {
        return null;
    }
};
/** null when the text is neither an index nor a manifest. */
const parseManifest = (json) => {
    const isIndex = parse(index, json);
    if (isIndex !== null)
        return { kind: 'index', manifests: isIndex.manifests };
    const isManifest = parse(manifest, json);
    return isManifest === null ? null : { kind: 'manifest', ...isManifest };
};
/** null when the text is no manifest.json of `docker save`. */
const parseSaved = (json) => parse(saved, json)?.map(({ Config, Layers }) => ({ config: Config, layers: Layers ?? [] })) ?? null;
/** null when the text is no image configuration. */
const parseConfig = (json) => parse(config, json);
/** The platform that a descriptor or a configuration names; null when it names none that Node images exist for. */
const platformOf = (named) => named === null || named === undefined
    ? null
    : (0,core_platform/* parsePlatform */.FL)([named.os, named.architecture, named.variant].filter((part) => (part ?? '') !== '').join('/'));
/**
 * Attestations hang in an index like platforms (BuildKit, docs/attestations/attestation-storage.md). An annotation alone hides
 * no platform: engines run what is for theirs, whatever is written beside it.
 */
const isAttestation = ({ annotations, platform: named }) => annotations?.['vnd.docker.reference.type'] === 'attestation-manifest' &&
    named?.os === 'unknown' &&
    named.architecture === 'unknown';

;// CONCATENATED MODULE: ./build/adapters/archive/stored-image.js




const deepest = 4;
const mostManifests = 500;
/** What a descriptor leads to; null when it leads nowhere, which is noted. */
const follow = async ({ digest, platform }, { store, absent }) => {
    const text = await readDocument(store, blobName(digest), digest);
    const manifest = text === null ? null : parseManifest(text);
    if (manifest !== null)
        return manifest;
    const named = platformOf(platform);
    const what = text === null ? 'is not in it' : 'is neither an index nor a manifest';
    absent.push(`${digest}${named === null ? '' : ` (${named})`} ${what}`);
    return null;
};
const visit = async (entry, isWanted, depth, search) => {
    if (isAttestation(entry))
        return;
    search.seen += 1;
    if (search.seen > mostManifests)
        throw new DamagedImage(`it names more than ${mostManifests} manifests`);
    const manifest = await follow(entry, search);
    if (manifest === null)
        return;
    const wanted = isWanted || entry.digest === search.wanted;
    if (manifest.kind === 'manifest') {
        search.configs.add(manifest.config.digest);
        if (wanted || manifest.config.digest === search.wanted)
            await add(entry, manifest, search);
        return;
    }
    if (depth >= deepest)
        throw new DamagedImage(`its indexes are nested deeper than ${deepest}`);
    for (const below of manifest.manifests)
        await visit(below, wanted, depth + 1, search);
};
const add = async ({ digest, platform }, { config, layers }, { store, images, absent }) => {
    const written = await readDocument(store, blobName(config.digest), config.digest);
    const document = written === null ? null : parseConfig(written);
    if (document === null) {
        absent.push(`the configuration of ${digest} is not in it`);
        return;
    }
    const named = platformOf(platform) ?? platformOf(document);
    if (named === null)
        return;
    const ids = document.rootfs.diff_ids;
    expectLayers(layers.length, ids.length, `the configuration of ${digest}`);
    const stored = layers.map((layer, place) => ({
        ...{ name: blobName(layer.digest), digest: layer.digest, diffId: ids[place] ?? null },
    }));
    images.set(`${digest} ${named}`, { platform: named, digest, config: config.digest, document, layers: stored });
};
/** The one thing that something names; null when there are several or none. */
const onlyOne = (all) => {
    const [only, ...others] = new Set(all);
    return only !== undefined && others.length === 0 ? only : null;
};
const expectFound = (images, wanted) => {
    if (wanted !== null && images.size === 0)
        throw new DamagedImage(`it holds no image ${wanted}`, undefined, 'Name the digest of one that it holds, or none');
};
const mostLayers = 500;
const expectLayers = (count, described, what) => {
    if (count > mostLayers)
        throw new DamagedImage(`${what} has more than ${mostLayers} layers`);
    if (count !== described)
        throw new DamagedImage(`${what} does not describe its ${count} layers`);
};
/**
 * Engines that know index.json read that, and older ones manifest.json: the images of the latter must be among the former's.
 * @param configs of all images of index.json, by digest
 */
const expectAgreement = async (store, configs) => {
    const text = await readDocument(store, 'manifest.json', null);
    if (text === null)
        return;
    const saved = parseSaved(text);
    if (saved === null)
        throw new DamagedImage('its manifest.json is none of docker save');
    for (const { config: name } of saved.slice(0, mostManifests)) {
        const written = await readDocument(store, name, null);
        if (written === null || !configs.has(digestOf(Buffer.from(written))))
            throw new DamagedImage(`its index.json and manifest.json disagree: ${name} is in no image of index.json`);
    }
};
const fromIndex = async (store, text, wanted) => {
    const index = parseManifest(text);
    if (index?.kind !== 'index')
        throw new DamagedImage('its index.json is no index');
    const search = { store, wanted, images: new Map(), absent: [], configs: new Set(), seen: 0 };
    // The digest that stands for several images may be given back.
    const isAll = wanted === null || wanted === digestOf(Buffer.from(text));
    for (const entry of index.manifests)
        await visit(entry, isAll, 0, search);
    await expectAgreement(store, search.configs);
    expectFound(search.images, wanted);
    const named = onlyOne(index.manifests.filter((entry) => !isAttestation(entry)).map(({ digest }) => digest));
    const digest = wanted ?? named ?? digestOf(Buffer.from(text));
    return { digest, images: [...search.images.values()], absent: search.absent };
};
/** An image of an archive without manifests: its layers are those that its configuration describes. */
const savedImage = async (store, { config: name, layers }) => {
    const written = await readDocument(store, name, null);
    const document = written === null ? null : parseConfig(written);
    if (written === null || document === null)
        throw new DamagedImage(`${name} is no image configuration`);
    const config = digestOf(Buffer.from(written));
    const stated = `sha256:${/([0-9a-f]{64})(?:\.json)?$/.exec(name)?.[1] ?? ''}`;
    if ((0,evidence/* isDigest */.B)(stated) && stated !== config)
        throw new DamagedImage(`${name} is not what its digest says`);
    const ids = document.rootfs.diff_ids;
    expectLayers(layers.length, ids.length, name);
    const platform = platformOf(document);
    const stored = layers.map((layer, index) => ({ name: layer, digest: null, diffId: ids[index] ?? null }));
    return platform === null ? null : { platform, digest: config, config, document, layers: stored };
};
const fromSaved = async (store, text, wanted) => {
    const saved = parseSaved(text);
    if (saved === null)
        throw new DamagedImage('its manifest.json is none of docker save');
    const images = new Map();
    const isAll = wanted === digestOf(Buffer.from(text));
    for (const entry of saved.slice(0, mostManifests)) {
        const image = await savedImage(store, entry);
        if (image !== null && (isAll || wanted === null || wanted === image.config))
            images.set(image.config, image);
    }
    expectFound(images, wanted);
    return { digest: onlyOne(images.keys()) ?? digestOf(Buffer.from(text)), images: [...images.values()], absent: [] };
};
/**
 * What a store holds, by its own documents, each verified against the digest that names it.
 * @param wanted digest of an index, manifest or configuration, where it holds several images
 * @throws DamagedImage
 */
const storedImages = async (store, wanted) => {
    const index = await readDocument(store, 'index.json', null);
    if (index !== null)
        return fromIndex(store, index, wanted);
    const saved = await readDocument(store, 'manifest.json', null);
    if (saved !== null)
        return fromSaved(store, saved, wanted);
    throw new DamagedImage('it has neither index.json nor manifest.json');
};

;// CONCATENATED MODULE: ./build/adapters/archive/stored-image-files.js













const gib = 1024 ** 3;
/** What a person can do about an error of the operating system. */
const remedies = {
    ENOENT: 'Check the path',
    ENOTDIR: 'Check the path',
    EACCES: 'Give the user of this job the right to read it',
    EPERM: 'Give the user of this job the right to read it',
    ENOSPC: 'Make room on the disk of the temporary folder: archives that are packed as a whole are unpacked there',
    EDQUOT: 'Make room on the disk of the temporary folder: archives that are packed as a whole are unpacked there',
};
/** null for what is neither the content's nor the operating system's fault. */
const remedyOf = (error) => {
    if (error instanceof DamagedImage)
        return error.remedy;
    if (isUnpackError(error))
        return 'Export or download it again';
    const code = 'code' in error ? String(error.code) : '';
    const isSystem = code.startsWith('E') && !code.startsWith('ERR_');
    return remedies[code] ?? (isSystem ? 'Check that it can be read' : null);
};
/** Runs what reads the store; what is wrong with its content is told as a broken tool, not as a bug. */
const telling = async (name, body) => {
    try {
        return await body();
    }
    catch (error) {
        throw told(name, error);
    }
};
/** What is not expected is a bug and goes on as it is. */
const told = (name, error) => {
    const remedy = typeof error === 'object' && error !== null ? remedyOf(error) : null;
    if (remedy === null)
        return error;
    return new errors/* ToolError */.v({ ran: `reading ${name}`, outcome: 'failed', output: error.message, remedy }, error);
};
const headOf = async (path) => {
    const handle = await (0,promises_.open)(path, 'r');
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
        return buffer.subarray(0, bytesRead);
    }
    finally {
        await handle.close();
    }
};
/** The store at a path. An archive that is packed as a whole is unpacked first, because it is read out of order. */
const openStore = async (path, tempDir, limit) => {
    if ((await (0,promises_.stat)(path)).isDirectory())
        return { store: folderStore(path), close: () => Promise.resolve() };
    const unpack = unpacking(await headOf(path));
    if (unpack.length === 0)
        return { store: await tarStore(path), close: () => Promise.resolve() };
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(tempDir, 'archproof-archive-'));
    const close = () => (0,promises_.rm)(folder, { recursive: true, force: true });
    try {
        const file = (0,external_node_path_.join)(folder, 'image.tar');
        let left = limit;
        const bounded = new external_node_stream_namespaceObject.Transform({
            transform: (chunk, _encoding, done) => {
                left -= chunk.length;
                if (left >= 0)
                    done(null, chunk);
                else
                    done(new DamagedImage(`it unpacks to more than ${limit} bytes`));
            },
        });
        await (0,external_node_stream_promises_namespaceObject.pipeline)([(0,external_node_fs_namespaceObject.createReadStream)(path), ...unpack, bounded, (0,external_node_fs_namespaceObject.createWriteStream)(file)]);
        return { store: await tarStore(file), close };
    }
    catch (error) {
        await close();
        throw error;
    }
};
/**
 * Opens an OCI layout or a `docker save` archive for reading.
 * @param name what the user calls it, for messages
 * @param wanted digest of one of several images in it
 * @throws ToolError when it cannot be read or is damaged
 */
const openStored = ({ name, path, wanted }, options) => telling(name, async () => {
    const unpackLimit = options.unpackLimit ?? 64 * gib;
    const { store, close } = await openStore(path, options.tempDir, Math.min(unpackLimit, 16 * gib));
    try {
        const found = await storedImages(store, wanted);
        const files = {
            open: (_image, platform) => telling(name, () => {
                const image = choose(found, platform);
                return Promise.resolve(openImage(name, { store, image, options, unpackLimit }));
            }),
        };
        return { ...found, files, close };
    }
    catch (error) {
        await close();
        throw error;
    }
});
/** The only image for a platform. @throws DamagedImage when there is none, or several */
const choose = ({ images, absent }, platform) => {
    const [only, ...others] = images.filter((image) => image.platform === platform);
    if (only === undefined)
        throw new DamagedImage([`it holds no image for ${platform}`, ...absent.slice(0, 5)].join('; '), undefined, `Build and export it for ${platform}, or leave that platform out`);
    if (others.length === 0)
        return only;
    const digests = [only, ...others].slice(0, 5).map(({ digest }) => digest);
    const several = `it holds several images for ${platform}: name one of them behind @ (${digests.join(', ')})`;
    throw new DamagedImage(several, undefined, 'Write the digest of one of them behind the path');
};
const openImage = (name, { store, image, options, unpackLimit }) => {
    const spool = openSpool(options.tempDir, options.keepLimit ?? 8 * gib);
    const gaps = [];
    const budget = { left: unpackLimit, most: unpackLimit };
    return {
        config: toImageConfig(image.document.config),
        gaps,
        entries: (async function* () {
            try {
                yield* readLayers(image.layers, { store, spool, budget }, gaps);
            }
            catch (error) {
                throw told(name, error);
            }
        })(),
        close: () => spool.close(),
    };
};

// EXTERNAL MODULE: ./build/adapters/command.js + 1 modules
var command = __nccwpck_require__(3289);
;// CONCATENATED MODULE: ./build/adapters/docker/container-archive.js



const remedy = 'Check that the engine runs and has room on its disk';
/** The archive of a container, entry by entry. The program that writes it is ended when the iteration is. */
async function* readArchive(container, { spool, signal, watch }) {
    const argv = ['export', container];
    const { stdout, ended, stop } = (0,command/* startReading */.Bg)('docker', argv, signal);
    const failure = async (problem, cause) => {
        const { outcome, stderr } = await ended;
        const output = [stderr, problem].filter(Boolean).join(': ');
        return new errors/* ToolError */.v({ ran: ['docker', ...argv].join(' '), outcome, output, remedy }, cause);
    };
    try {
        yield* readTar(stdout, spool, watch);
        if ((await ended).exitCode !== 0)
            throw await failure('');
    }
    catch (error) {
        if (error instanceof errors/* ToolError */.v)
            throw error;
        stop();
        throw await failure(error instanceof Error ? error.message : 'its archive cannot be read', error);
    }
    finally {
        stop();
    }
}

;// CONCATENATED MODULE: ./build/adapters/docker/image-files.js







const image_files_remedy = 'Check that the engine runs and that the image is in it (docker image ls)';
/** Reads images through the engine: a container that is never started, and its archive. */
const dockerImageFiles = (options) => ({
    open: async (image, platform, watch) => {
        const limits = options.signal === undefined ? {} : { signal: options.signal };
        const name = `archproof-files-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
        const remove = async () => {
            // -v: an image with VOLUME gets anonymous volumes even when its container never starts.
            await (0,command/* run */.eF)('docker', ['rm', '--force', '--volumes', name], { timeoutMs: 60_000 });
        };
        const creation = (0,command/* runOrThrow */.nf)('docker', createArgv(name, image, platform, options.runLabel), image_files_remedy, limits);
        const [created, config] = await Promise.allSettled([creation, readConfig(image, platform)]);
        if (created.status === 'rejected' || config.status === 'rejected') {
            await remove();
            throw created.status === 'rejected' ? created.reason : config.reason;
        }
        return openContainer({ name, config: config.value, remove, watch }, options);
    },
});
const createArgv = (name, image, platform, runLabel) => [
    'create',
    '--pull=never',
    `--platform=${platform}`,
    `--name=${name}`,
    `--label=archproof.run=${runLabel}`,
    '--network=none',
    image,
    // Never run; an image without entrypoint and command needs some word here to be accepted.
    'archproof',
];
const openContainer = ({ name, config, remove, watch }, options) => {
    const spool = openSpool(options.tempDir, options.keepLimit ?? 8 * 1024 ** 3);
    let removing;
    const removeOnce = () => (removing ??= remove());
    return {
        config,
        entries: (async function* () {
            try {
                yield* readArchive(name, { spool, signal: options.signal, watch });
            }
            finally {
                // What was kept aside does not need it any more; removing takes a while and the caller has work to do.
                void removeOnce();
            }
        })(),
        close: async () => {
            await Promise.all([spool.close(), removeOnce()]);
        },
    };
};
const outcomeOf = (exitCode) => exitCode === null ? 'was ended' : `ended with exit status ${exitCode}`;
const readConfig = async (image, platform) => {
    const format = ['--format', '{{json .}}'];
    // Engines before API 1.49 do not know the flag; they keep one platform per image, so what they have is compared.
    const exact = await (0,command/* run */.eF)('docker', ['image', 'inspect', `--platform=${platform}`, ...format, image]);
    if (exact.exitCode === 0)
        return toImageConfig(parseImage(exact.stdout, image).Config);
    const only = parseImage((await (0,command/* runOrThrow */.nf)('docker', ['image', 'inspect', ...format, image], image_files_remedy)).stdout, image);
    const variant = only.Variant === undefined || only.Variant === '' ? '' : `/${only.Variant}`;
    if ((0,core_platform/* parsePlatform */.FL)(`${only.Os ?? ''}/${only.Architecture ?? ''}${variant}`) === platform)
        return toImageConfig(only.Config);
    throw new errors/* ToolError */.v({
        ran: `docker image inspect --platform=${platform} ${image}`,
        outcome: outcomeOf(exact.exitCode),
        output: exact.stderr.trim().slice(-1000),
        remedy: image_files_remedy,
    });
};
const parseImage = (json, image) => {
    try {
        return JSON.parse(json);
    }
    catch (error) {
        throw new errors/* ToolError */.v({ ran: `docker image inspect ${image}`, outcome: 'gave no JSON', output: '', remedy: image_files_remedy }, error);
    }
};

;// CONCATENATED MODULE: ./build/core/manifest-index.js


/** Marks an index of nothing, to which a tag points for the moment in which it is deleted. */
const placeholderKey = 'dev.archproof.placeholder';
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const manifest_index_parse = (json) => {
    try {
        const parsed = JSON.parse(json);
        return isRecord(parsed) ? parsed : null;
    }
    catch {
        return null;
    }
};
const descriptorsOf = (json) => {
    const manifests = manifest_index_parse(json)?.['manifests'];
    return Array.isArray(manifests) ? manifests.filter(isRecord) : [];
};
/**
 * The platform manifests that an image index names (OCI image specification, index.json). Attestation manifests, which
 * stand under the platform unknown/unknown, are not platforms. Empty for anything that is no index.
 */
const platformManifests = (json) => {
    const found = new Map();
    for (const descriptor of descriptorsOf(json)) {
        if (!isRecord(descriptor['platform']) || !(0,evidence/* isDigest */.B)(descriptor['digest']))
            continue;
        const { os, architecture, variant } = descriptor['platform'];
        const parts = [os, architecture, variant].filter((part) => typeof part === 'string' && part !== '');
        const platform = (0,core_platform/* parsePlatform */.FL)(parts.join('/'));
        if (platform !== null)
            found.set(platform, descriptor['digest']);
    }
    return found;
};
/** https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md */
const attestationManifests = (json) => descriptorsOf(json).flatMap(({ digest, annotations }) => {
    if (!isRecord(annotations) || annotations['vnd.docker.reference.type'] !== 'attestation-manifest')
        return [];
    const about = annotations['vnd.docker.reference.digest'];
    return isDigest(digest) ? [{ digest, about: isDigest(about) ? about : null }] : [];
});
/** Annotations of an index or manifest; values that are no text are left out. */
const annotationsOf = (json) => {
    const annotations = manifest_index_parse(json)?.['annotations'];
    if (!isRecord(annotations))
        return {};
    return Object.fromEntries(Object.entries(annotations).filter((entry) => typeof entry[1] === 'string'));
};

;// CONCATENATED MODULE: ./build/adapters/docker/present-image.js





const longestPullMs = 60 * 60 * 1000;
const needsEngine = 'Install Docker and start it; an OCI layout (oci-layout:PATH), a docker save archive (docker-archive:PATH) and a folder ' +
    '(dir:PATH) are checked without an engine';
const digestIn = async (argv) => {
    const { exitCode, stdout } = await (0,command/* run */.eF)('docker', ['image', 'inspect', ...argv]);
    const digest = stdout.trim();
    return exitCode === 0 && (0,evidence/* isDigest */.B)(digest) ? digest : null;
};
const manifestOf = (reference, platform) => digestIn([`--platform=${platform}`, '--format', '{{.Id}}', '--', reference]);
const present = async (reference, platform) => {
    const digest = await manifestOf(reference, platform);
    return digest === null ? null : { platform, digest, config: null, size: null };
};
const pull = async (reference, platform) => {
    const remedy = `Check the name, that it has an image for ${platform}, and that there is a login where it is private (docker login)`;
    await (0,command/* runOrThrow */.nf)('docker', ['pull', '--quiet', `--platform=${platform}`, '--', reference], remedy, {
        timeoutMs: longestPullMs,
    });
    const found = await present(reference, platform);
    if (found !== null)
        return found;
    throw new errors/* ToolError */.v({
        ran: `docker image inspect --platform=${platform} ${reference}`,
        outcome: 'knows no such image after it was pulled',
        output: '',
        remedy: 'Use Docker 28 or newer with the containerd image store',
    });
};
/** What the engine has; where it has nothing, what the registry says that there is. */
const platformsOf = async (reference) => {
    const all = core_platform/* architectures */.f2.map(({ platform }) => platform);
    const here = await Promise.all(all.map(async (platform) => ((await present(reference, platform)) ? platform : null)));
    const held = here.filter((platform) => platform !== null);
    if (held.length > 0)
        return held;
    const remedy = 'Check the name, and that there is a login where it is private (docker login)';
    const { stdout } = await (0,command/* runOrThrow */.nf)('docker', ['buildx', 'imagetools', 'inspect', '--raw', reference], remedy);
    const named = [...platformManifests(stdout).keys()];
    if (named.length > 0)
        return named;
    // A single manifest does not name its platform: the engine's own is what people mean.
    const { stdout: machine } = await (0,command/* runOrThrow */.nf)('docker', ['version', '--format', '{{.Server.Arch}}'], needsEngine);
    return [(0,core_platform/* parsePlatform */.FL)(`linux/${machine.trim()}`) ?? 'linux/amd64'];
};
/**
 * An image by its name: what the engine has of it, and pulled where it lacks a platform. What was pulled stays.
 * @param wanted null: every platform that there is
 * @throws ToolError
 */
const presentImage = async (reference, wanted) => {
    await (0,command/* runOrThrow */.nf)('docker', ['version', '--format', '{{.Server.Version}}'], needsEngine, { timeoutMs: 60_000 });
    const platforms = [];
    for (const platform of wanted ?? (await platformsOf(reference))) {
        platforms.push((await present(reference, platform)) ?? (await pull(reference, platform)));
    }
    const index = await digestIn(['--format', '{{.Id}}', '--', reference]);
    if (index !== null)
        return { reference, index, platforms };
    throw new errors/* ToolError */.v({
        ran: `docker image inspect ${reference}`,
        outcome: 'gave no digest',
        output: '',
        remedy: 'Use Docker 28 or newer with the containerd image store',
    });
};

;// CONCATENATED MODULE: ./build/adapters/folder/folder-platform.js



/** Programs that nearly every image has, Node first: what they are built for is what the folder is for. */
const programs = [
    'usr/local/bin/node',
    'usr/bin/node',
    'nodejs/bin/node',
    'usr/bin/env',
    'bin/busybox',
    'bin/bash',
    'usr/bin/bash',
    'usr/bin/dpkg',
];
/** null for what is not there, and for a link that leads out of the folder. */
const folder_platform_headOf = async (root, program) => {
    try {
        const [base, path] = await Promise.all([(0,promises_.realpath)(root), (0,promises_.realpath)((0,external_node_path_.join)(root, program))]);
        if (!path.startsWith(base.endsWith(external_node_path_.sep) ? base : `${base}${external_node_path_.sep}`))
            return null;
        const handle = await (0,promises_.open)(path, 'r');
        try {
            const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
            return buffer.subarray(0, bytesRead);
        }
        finally {
            await handle.close();
        }
    }
    catch {
        return null;
    }
};
/** From the head of an ELF file (elf.h: e_ident, e_machine); null when it is none, or for a machine without Node. */
const folder_platform_platformOf = (head) => {
    if (head.length < 20 || !Buffer.from(head.subarray(0, 4)).equals(Buffer.from('\u007fELF', 'latin1')))
        return null;
    const isLittle = head[5] === 1;
    const view = new DataView(head.buffer, head.byteOffset, head.length);
    const machine = view.getUint16(18, isLittle);
    const bits = head[4] === 1 ? 32 : 64;
    const found = core_platform/* architectures */.f2.find((entry) => entry.machine === machine && entry.bits === bits && entry.littleEndian === isLittle);
    return found?.platform ?? null;
};
/** The platform that a root file system is for, by one of its programs; null when none of the usual ones tells. */
const folderPlatform = async (root) => {
    for (const program of programs) {
        const head = await folder_platform_headOf(root, program);
        const platform = head === null ? null : folder_platform_platformOf(head);
        if (platform !== null)
            return platform;
    }
    return null;
};

;// CONCATENATED MODULE: ./build/adapters/folder/image-files.js






const image_files_mostEntries = 2_000_000;
const image_files_mostGaps = 100;
const chunkSize = 256 * 1024;
const isWindows = process.platform === 'win32';
/** Windows knows neither owners nor the x bits that decide on Linux. */
const modeOf = (stats) => (isWindows ? 0o755 : Number(stats.mode) & 0o7777);
const image_files_typeOf = (stats) => {
    if (stats.isDirectory())
        return 'directory';
    if (stats.isSymbolicLink())
        return 'symlink';
    return stats.isFile() ? 'file' : 'other';
};
const gap = ({ gaps }, path, error) => {
    const reason = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
    if (gaps.length < image_files_mostGaps)
        gaps.push(`${path} could not be read (${reason})`);
};
/** The chunks of a file. A link that has taken its place meanwhile is not followed. */
const image_files_readerOf = (native, path, walk) => {
    let handle = null;
    let isOver = false;
    return {
        next: async () => {
            if (isOver)
                return null;
            try {
                handle ??= await (0,promises_.open)(native, promises_.constants.O_RDONLY | (isWindows ? 0 : promises_.constants.O_NOFOLLOW));
                const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(chunkSize), 0, chunkSize);
                if (bytesRead > 0)
                    return buffer.subarray(0, bytesRead);
            }
            catch (error) {
                gap(walk, path, error);
            }
            isOver = true;
            return null;
        },
        close: async () => {
            isOver = true;
            await handle?.close();
        },
    };
};
const image_files_nothing = { next: () => Promise.resolve(null) };
/** One entry; `close` when whoever took it is done. */
const entryOf = async (native, path, stats, walk) => {
    const type = image_files_typeOf(stats);
    const common = {
        path,
        mode: modeOf(stats),
        uid: isWindows ? 0 : Number(stats.uid),
        gid: isWindows ? 0 : Number(stats.gid),
        target: '',
        // Node does not read extended attributes.
        capabilities: false,
    };
    const done = () => Promise.resolve();
    const bare = tar_entries_contentOf(image_files_nothing, 0, walk.spool);
    if (type === 'symlink') {
        const written = await (0,promises_.readlink)(native);
        const target = isWindows ? written.replaceAll('\\', '/') : written;
        return { entry: { ...common, ...bare, type, target }, close: done };
    }
    if (type !== 'file')
        return { entry: { ...common, ...bare, type }, close: done };
    const inode = `${stats.dev}:${stats.ino}`;
    const first = stats.nlink > 1n && !isWindows ? walk.names.get(inode) : undefined;
    if (first !== undefined) {
        return { entry: { ...common, ...bare, type: 'hardlink', target: first }, close: done };
    }
    if (stats.nlink > 1n)
        walk.names.set(inode, path);
    const content = image_files_readerOf(native, path, walk);
    const entry = { ...common, type, ...tar_entries_contentOf(content, Number(stats.size), walk.spool) };
    return { entry, close: content.close };
};
/** Names in a folder, sorted so that two readings agree. */
const namesIn = async (native, path, walk) => {
    const names = [];
    try {
        for await (const { name } of await (0,promises_.opendir)(native)) {
            names.push(name);
            if (names.length > image_files_mostEntries)
                throw new RangeError(`more than ${image_files_mostEntries} files`);
        }
    }
    catch (error) {
        if (error instanceof RangeError)
            throw error;
        gap(walk, path, error);
    }
    return names.sort();
};
/** Everything below the root. Links are told as they are written and never followed. */
async function* walkFolder(walk) {
    const pending = ['/'];
    let count = 0;
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
        const native = (0,external_node_path_.join)(walk.root, folder);
        for (const name of await namesIn(native, folder, walk)) {
            count += 1;
            if (count > image_files_mostEntries)
                throw new RangeError(`more than ${image_files_mostEntries} files`);
            const path = folder === '/' ? `/${name}` : `${folder}/${name}`;
            const at = (0,external_node_path_.join)(native, name);
            const stats = await (0,promises_.lstat)(at, { bigint: true }).catch((error) => gap(walk, path, error));
            if (stats === undefined)
                continue;
            const { entry, close } = await entryOf(at, path, stats, walk);
            try {
                yield entry;
            }
            finally {
                await close();
            }
            if (entry.type === 'directory')
                pending.push(path);
        }
    }
}
const isFile = (path) => (0,promises_.stat)(path).then((found) => found.isFile(), () => false);
/** A mistyped path must not pass for an image without Node. @throws ToolError */
const expectRoot = async (root) => {
    const fail = (output, remedy, cause) => new errors/* ToolError */.v({ ran: `reading dir:${root}`, outcome: 'failed', output, remedy }, cause);
    const found = await (0,promises_.stat)(root).catch((error) => {
        throw fail(error instanceof Error ? error.message : String(error), 'Check the path', error);
    });
    const remedy = 'Give the folder that is the root of the image';
    if (!found.isDirectory())
        throw fail('it is no folder', remedy);
    if ((await isFile((0,external_node_path_.join)(root, 'oci-layout'))) && (await isFile((0,external_node_path_.join)(root, 'index.json'))))
        throw fail('it holds an OCI layout and not the files of an image', `Write oci-layout:${root}`);
};
/**
 * Reads a folder that holds a root file system, on any operating system. It says nothing of the image's environment and user:
 * the environment is taken for empty and the user for root.
 */
const folderImageFiles = (root, options) => ({
    open: async () => {
        await expectRoot(root);
        const spool = openSpool(options.tempDir, options.keepLimit ?? 8 * 1024 ** 3);
        const gaps = [];
        return {
            config: toImageConfig(null),
            gaps,
            entries: (async function* () {
                try {
                    yield* walkFolder({ root, spool, gaps, names: new Map() });
                }
                catch (error) {
                    if (!(error instanceof RangeError))
                        throw error;
                    const remedy = 'Give the folder that is the root of the image, and not one above it';
                    throw new errors/* ToolError */.v({ ran: `reading dir:${root}`, outcome: 'failed', output: error.message, remedy }, error);
                }
            })(),
            close: () => spool.close(),
        };
    },
});

;// CONCATENATED MODULE: ./build/check-target.js










/**
 * Finds what is to be checked.
 * @param wanted null: every platform that it has
 * @throws ConfigError when nothing is there; ToolError when an engine is needed and does not work, or it is damaged
 */
const openTarget = async (target, wanted, surroundings) => {
    switch (target.kind) {
        case 'reference':
            return openReference(target.name, wanted, surroundings);
        case 'stored':
            return openArchive(target, wanted, surroundings);
        case 'folder':
            return openFolder(target, wanted, surroundings);
        case 'path':
            return openTarget(await recognise(target, surroundings), wanted, surroundings);
    }
};
const refuse = (name, message, remedy) => new errors/* ConfigError */.x([{ input: 'image', value: name, message, remedy }]);
const kindAt = async (path) => {
    const found = await (0,promises_.stat)(path).catch(() => null);
    if (found?.isDirectory() === true)
        return 'folder';
    return found?.isFile() === true ? 'file' : null;
};
/** By what is there: a file is an archive; a folder with index.json is a layout, any other is the root of an image. */
const recognise = async ({ name, path }, { folder }) => {
    const at = (0,external_node_path_.resolve)(folder, path);
    const kind = await kindAt(at);
    if (kind === 'file')
        return { kind: 'stored', name, path, digest: null };
    if (kind === 'folder') {
        const isLayout = (await kindAt((0,external_node_path_.resolve)(at, 'index.json'))) === 'file';
        return isLayout ? { kind: 'stored', name, path, digest: null } : { kind: 'folder', name, path };
    }
    throw refuse(name, 'is not there', 'Check the path; an image reference has no ./ in front and no .tar at its end');
};
const openReference = async (reference, wanted, { id, tempDir }) => {
    const image = await presentImage(reference, wanted);
    return {
        image,
        requested: wanted ?? image.platforms.map(({ platform }) => platform),
        notRun: null,
        imageFiles: dockerImageFiles({ runLabel: id, tempDir }),
        close: () => Promise.resolve(),
    };
};
const openArchive = async ({ name, path, digest }, wanted, { folder, tempDir }) => {
    const at = (0,external_node_path_.resolve)(folder, path);
    if ((await kindAt(at)) === null)
        throw refuse(name, 'is not there', 'Check the path');
    const source = await openStored({ name, path: at, wanted: digest }, { tempDir });
    const platforms = source.images.map(({ platform, digest: manifest, config }) => ({
        ...{ platform, digest: manifest, config, size: null },
    }));
    const held = [...new Set(platforms.map(({ platform }) => platform))];
    if (held.length === 0) {
        await source.close();
        const why = source.absent.slice(0, 3).join('; ');
        throw refuse(name, `holds no Linux image${why === '' ? '' : `: ${why}`}`, 'Export it again with its platforms');
    }
    return {
        image: { reference: name, index: source.digest, platforms },
        requested: wanted ?? held,
        notRun: 'it is a file on disk that no engine has, so its modules were audited and not run',
        imageFiles: source.files,
        close: () => source.close(),
    };
};
const openFolder = async ({ name, path }, wanted, { folder, tempDir }) => {
    const root = (0,external_node_path_.resolve)(folder, path);
    if ((await kindAt(root)) !== 'folder')
        throw refuse(name, 'is no folder', 'Give the folder that is the root of the image');
    const own = await folderPlatform(root);
    const requested = wanted ?? (own === null ? [] : [own]);
    if (requested.length === 0) {
        const known = core_platform/* architectures */.f2.map(({ platform }) => platform).join(', ');
        throw refuse(name, 'does not tell which platform it is for', `Name it in platforms: one of ${known}`);
    }
    return {
        image: {
            reference: name,
            index: evidence/* noDigest */.Q,
            platforms: requested.map((platform) => ({ platform, digest: evidence/* noDigest */.Q, config: null, size: null })),
        },
        requested,
        notRun: 'it is a folder: its modules were audited and not run, with an empty environment (no PATH, no LD_LIBRARY_PATH), as root and without file capabilities',
        imageFiles: folderImageFiles(root, { tempDir }),
        close: () => Promise.resolve(),
    };
};


/***/ }),

/***/ 3986:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6760);
/* harmony import */ var _adapters_docker_check_containers_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3583);
/* harmony import */ var _adapters_docker_containers_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3654);
/* harmony import */ var _adapters_docker_run_containers_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9920);
/* harmony import */ var _adapters_github_report_files_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7517);
/* harmony import */ var _adapters_regexp_patterns_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(7434);
/* harmony import */ var _core_config_config_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(7515);
/* harmony import */ var _check_image_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(7732);
/* harmony import */ var _check_target_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(1340);
/* harmony import */ var _core_exit_status_js__WEBPACK_IMPORTED_MODULE_19__ = __nccwpck_require__(3619);
/* harmony import */ var _core_input_check_inputs_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(6597);
/* harmony import */ var _core_input_command_line_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(9671);
/* harmony import */ var _core_input_reader_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(8766);
/* harmony import */ var _core_render_harmless_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(6640);
/* harmony import */ var _core_render_report_json_js__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(8853);
/* harmony import */ var _core_render_table_js__WEBPACK_IMPORTED_MODULE_17__ = __nccwpck_require__(847);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_18__ = __nccwpck_require__(9473);




















/** Progress goes to standard error, so that standard output is the result and nothing else. */
const say = (text) => void process.stderr.write(`${(0,_core_render_harmless_js__WEBPACK_IMPORTED_MODULE_15__/* .harmless */ .Is)(text)}\n`);
const log = {
    info: say,
    warning: say,
    debug: () => undefined,
    group: async (title, body) => {
        say(title);
        return body();
    },
};
/** What must be gone when this process is: called at its end, and when it is told to end. */
const cleanup = [];
const cleanUp = async () => {
    for (const undo of cleanup.splice(0).reverse()) {
        await undo().catch((error) => say(error instanceof Error ? error.message : String(error)));
    }
};
const version = async () => {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(import.meta.dirname, '../../package.json'), 'utf8');
    return JSON.parse(text).version;
};
const check = async ({ raw, json }) => {
    const reader = (0,_core_input_reader_js__WEBPACK_IMPORTED_MODULE_14__/* .createReader */ .W)(raw);
    const inputs = (0,_core_input_check_inputs_js__WEBPACK_IMPORTED_MODULE_12__/* .readCheckInputs */ .Y)(reader);
    if (reader.problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_18__/* .ConfigError */ .x(reader.problems);
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex');
    const tempDir = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), 'archproof-'));
    cleanup.push(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(tempDir, { recursive: true, force: true }));
    const folder = process.cwd();
    const target = await (0,_check_target_js__WEBPACK_IMPORTED_MODULE_11__/* .openTarget */ .A)(inputs.target, inputs.platforms, { folder, tempDir, id });
    cleanup.push(() => target.close());
    if (target.notRun === null)
        cleanup.push(() => (0,_adapters_docker_run_containers_js__WEBPACK_IMPORTED_MODULE_6__/* .removeContainers */ .D)(id));
    const reportFolder = inputs.reportDir === null ? tempDir : (0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(folder, inputs.reportDir);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(reportFolder, { recursive: true });
    const outcome = await (0,_check_image_js__WEBPACK_IMPORTED_MODULE_10__/* .checkImage */ .c)({
        ...{
            name: inputs.target.name,
            plan: { ...inputs, config: _core_config_config_js__WEBPACK_IMPORTED_MODULE_9__/* .noConfig */ .a },
            reportFolder,
            findings: [],
            secrets: [],
        },
        ...{ image: target.image, requested: target.requested, notRun: target.notRun },
        source: { repository: null, commit: null, ref: null, url: null },
        probe: target.notRun === null ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(import.meta.dirname, '../probe.cjs'), 'utf8') : '',
        newToken: () => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(16).toString('hex'),
    }, {
        ...{ log, now: () => performance.now(), imageFiles: target.imageFiles, containers: (0,_adapters_docker_containers_js__WEBPACK_IMPORTED_MODULE_5__/* .createContainers */ .Vs)(id) },
        ...{ checkContainers: (0,_adapters_docker_check_containers_js__WEBPACK_IMPORTED_MODULE_4__/* .createCheckContainers */ .V)(id), patterns: (0,_adapters_regexp_patterns_js__WEBPACK_IMPORTED_MODULE_8__/* .timeLimitedPatterns */ .L)() },
    }, inputs.reportDir === null ? [] : [(0,_adapters_github_report_files_js__WEBPACK_IMPORTED_MODULE_7__/* .reportFiles */ .I)()]);
    process.stdout.write(json ? (0,_core_render_report_json_js__WEBPACK_IMPORTED_MODULE_16__/* .renderReport */ .B)(outcome) : `${(0,_core_render_table_js__WEBPACK_IMPORTED_MODULE_17__/* .renderTable */ .b)(outcome)}\n`);
    return (0,_core_exit_status_js__WEBPACK_IMPORTED_MODULE_19__/* .exitStatus */ .$)(outcome, inputs.failOn);
};
const main = async () => {
    const command = (0,_core_input_command_line_js__WEBPACK_IMPORTED_MODULE_13__/* .parseCommandLine */ .Du)(process.argv.slice(2));
    if (!command.ok) {
        say(`archproof ${command.complaint.message}. ${command.complaint.remedy}`);
        return 2;
    }
    if (command.value.kind === 'check')
        return check(command.value);
    process.stdout.write(command.value.kind === 'help' ? _core_input_command_line_js__WEBPACK_IMPORTED_MODULE_13__/* .help */ .yj : `${await version()}\n`);
    return 0;
};
for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
]) {
    process.once(signal, () => void cleanUp().finally(() => process.exit(status)));
}
try {
    process.exitCode = await main();
}
catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_18__/* .ConfigError */ .x ? 2 : 1;
}
finally {
    await cleanUp();
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   VK: () => (/* binding */ isElfFor),
/* harmony export */   VS: () => (/* binding */ headOnly),
/* harmony export */   aB: () => (/* binding */ isElf)
/* harmony export */ });
const elfMagic = [0x7f, 0x45, 0x4c, 0x46];
/** EI_CLASS, EI_DATA and e_machine; see elf.h. */
const offsets = { class: 4, data: 5, machine: 18 };
/** Whether a file begins as an ELF object does. */
const isElf = (head) => elfMagic.every((byte, index) => head[index] === byte);
/**
 * Whether an ELF object may be one of this architecture. One that is cut before it says so may: what it is then is for its
 * reader to say.
 */
const isElfFor = (head, { machine, bits, littleEndian }) => {
    if (!isElf(head))
        return false;
    if (head.length < offsets.machine + 2)
        return true;
    if (head[offsets.class] !== bits / 32 || head[offsets.data] !== (littleEndian ? 1 : 2))
        return false;
    const [low = 0, high = 0] = [head[offsets.machine], head[offsets.machine + 1]];
    return machine === (littleEndian ? low | (high << 8) : (low << 8) | high);
};
/** A file of which only the start was kept. */
const headOnly = (head, size) => {
    const kept = head.slice(0, 512);
    return {
        size,
        read: (offset, length) => kept.slice(offset, offset + Math.max(0, length)),
        indexOf: () => -1,
    };
};


/***/ }),

/***/ 7515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ noConfig),
/* harmony export */   v: () => (/* binding */ noExpectations)
/* harmony export */ });
const noExpectations = {
    ...{ user: null, workdir: null, entrypoint: null, command: null, ports: [], volumes: [], files: [], source: null },
    ...{ env: new Map(), labels: new Map() },
};
/** What holds without a config file. */
const noConfig = {
    ignore: [],
    moduleExercises: new Map(),
    skippedModules: [],
    checks: [],
    services: new Map(),
    image: noExpectations,
    maxSize: null,
};


/***/ }),

/***/ 8018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   kw: () => (/* binding */ datadogSiteRemedy),
/* harmony export */   zT: () => (/* binding */ parseDatadogSite)
/* harmony export */ });
/* unused harmony exports datadogSites, defaultDatadogSite */
/** The sites of Datadog, as its own command-line tool lists them; every key belongs to exactly one of them. */
const datadogSites = [
    'datadoghq.com',
    'us3.datadoghq.com',
    'us5.datadoghq.com',
    'datadoghq.eu',
    'ap1.datadoghq.com',
    'ap2.datadoghq.com',
    'uk1.datadoghq.com',
    'ddog-gov.com',
    'us2.ddog-gov.com',
];
/** The site of US1, where accounts are unless somebody chose otherwise. */
const defaultDatadogSite = 'datadoghq.com';
/**
 * The site in its one spelling, from what people paste: the address of the web application, of the API, with scheme or
 * slash. Empty is the default; null is no site of Datadog, to which no key may be sent.
 */
const parseDatadogSite = (text) => {
    const host = text
        .trim()
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/[/?#].*$/, '')
        .replace(/^(?:app|api|www)\./, '');
    if (host === '')
        return text.trim() === '' ? defaultDatadogSite : null;
    return datadogSites.find((site) => site === host) ?? null;
};
/** What to write instead, for the message about a site that is none. */
const datadogSiteRemedy = `Use the site that your organisation's address bar shows: ${datadogSites.join(', ')}`;


/***/ }),

/***/ 7330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mo: () => (/* binding */ parseItems),
  Li: () => (/* binding */ parseLines)
});

// UNUSED EXPORTS: splitPair

;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/CsvError.js
class CsvError extends Error {
  constructor(code, message, options, ...contexts) {
    if (Array.isArray(message)) message = message.join(" ").trim();
    super(message);
    if (Error.captureStackTrace !== undefined) {
      Error.captureStackTrace(this, CsvError);
    }
    this.code = code;
    for (const context of contexts) {
      for (const key in context) {
        const value = context[key];
        this[key] = Buffer.isBuffer(value)
          ? value.toString(options.encoding)
          : value == null
            ? value
            : JSON.parse(JSON.stringify(value));
      }
    }
  }
}



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/is_object.js
const is_object = function (obj) {
  return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/normalize_columns_array.js



const normalize_columns_array = function (columns) {
  const normalizedColumns = [];
  for (let i = 0, l = columns.length; i < l; i++) {
    const column = columns[i];
    if (column === undefined || column === null || column === false) {
      normalizedColumns[i] = { disabled: true };
    } else if (typeof column === "string" || typeof column === "number") {
      normalizedColumns[i] = { name: `${column}` };
    } else if (is_object(column)) {
      if (typeof column.name !== "string") {
        throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
          "Option columns missing name:",
          `property "name" is required at position ${i}`,
          "when column is an object literal",
        ]);
      }
      normalizedColumns[i] = column;
    } else {
      throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
        "Invalid column definition:",
        "expect a string or a literal object,",
        `got ${JSON.stringify(column)} at position ${i}`,
      ]);
    }
  }
  return normalizedColumns;
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/ResizeableBuffer.js
class ResizeableBuffer {
  constructor(size = 100) {
    this.size = size;
    this.length = 0;
    this.buf = Buffer.allocUnsafe(size);
  }
  prepend(val) {
    if (Buffer.isBuffer(val)) {
      const length = this.length + val.length;
      if (length >= this.size) {
        this.resize();
        if (length >= this.size) {
          throw Error("INVALID_BUFFER_STATE");
        }
      }
      const buf = this.buf;
      this.buf = Buffer.allocUnsafe(this.size);
      val.copy(this.buf, 0);
      buf.copy(this.buf, val.length);
      this.length += val.length;
    } else {
      const length = this.length++;
      if (length === this.size) {
        this.resize();
      }
      const buf = this.clone();
      this.buf[0] = val;
      buf.copy(this.buf, 1, 0, length);
    }
  }
  append(val) {
    const length = this.length++;
    if (length === this.size) {
      this.resize();
    }
    this.buf[length] = val;
  }
  clone() {
    return Buffer.from(this.buf.slice(0, this.length));
  }
  resize() {
    const length = this.length;
    this.size = this.size * 2;
    const buf = Buffer.allocUnsafe(this.size);
    this.buf.copy(buf, 0, 0, length);
    this.buf = buf;
  }
  toString(encoding) {
    if (encoding) {
      return this.buf.toString(encoding, 0, this.length);
    } else {
      return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
    }
  }
  toJSON() {
    return this.toString("utf8");
  }
  reset() {
    this.length = 0;
  }
}

/* harmony default export */ const utils_ResizeableBuffer = (ResizeableBuffer);

;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/init_state.js


const init_state = function (options) {
  // ECMAScript WhiteSpace + LineTerminator codepoints, encoded under
  // `options.encoding`. Aligns trimming with `String.prototype.trim()`.
  // https://tc39.es/ecma262/#sec-white-space
  // https://tc39.es/ecma262/#sec-line-terminators
  //
  // Codepoints unrepresentable in the target encoding are dropped: Node's
  // Buffer substitutes them with `?` (0x3F), and including those would cause
  // literal `?` bytes in the input to be trimmed under `latin1`/`ascii`.
  const timchars = [
    // Basic Latin
    0x0020, // [Space](https://www.fileformat.info/info/unicode/char/0020/index.htm)
    0x0009, // [CHARACTER TABULATION (HT)](https://www.fileformat.info/info/unicode/char/0009/index.htm)
    0x000a, // [LINE FEED (LF)](https://www.fileformat.info/info/unicode/char/000a/index.htm)
    0x000d, // [CARRIAGE RETURN (CR)](https://www.fileformat.info/info/unicode/char/000d/index.htm)
    0x000c, // [FORM FEED (FF)](https://www.fileformat.info/info/unicode/char/000c/index.htm)
    0x000b, // [LINE TABULATION (VT)](https://www.fileformat.info/info/unicode/char/000b/index.htm)
    // Latin-1 Supplement
    0x00a0, // [NO-BREAK SPACE (NBSP)](https://www.fileformat.info/info/unicode/char/00a0/index.htm)
    // Ogham
    0x1680, // [OGHAM SPACE MARK](https://www.fileformat.info/info/unicode/char/1680/index.htm)
    // General Punctuation
    0x2000, // [EN QUAD](https://www.fileformat.info/info/unicode/char/2000/index.htm)
    0x2001, // [EM QUAD](https://www.fileformat.info/info/unicode/char/2001/index.htm)
    0x2002, // [EN SPACE](https://www.fileformat.info/info/unicode/char/2002/index.htm)
    0x2003, // [EM SPACE](https://www.fileformat.info/info/unicode/char/2003/index.htm)
    0x2004, // [THREE-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2004/index.htm)
    0x2005, // [FOUR-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2005/index.htm)
    0x2006, // [SIX-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2006/index.htm)
    0x2007, // [FIGURE SPACE](https://www.fileformat.info/info/unicode/char/2007/index.htm)
    0x2008, // [PUNCTUATION SPACE](https://www.fileformat.info/info/unicode/char/2008/index.htm)
    0x2009, // [THIN SPACE](https://www.fileformat.info/info/unicode/char/2009/index.htm)
    0x200a, // [HAIR SPACE](https://www.fileformat.info/info/unicode/char/200a/index.htm)
    0x2028, // [LINE SEPARATOR](https://www.fileformat.info/info/unicode/char/2028/index.htm)
    0x2029, // [PARAGRAPH SEPARATOR](https://www.fileformat.info/info/unicode/char/2029/index.htm)
    0x202f, // [NARROW NO-BREAK SPACE (NNBSP)](https://www.fileformat.info/info/unicode/char/202f/index.htm)
    0x205f, // [MEDIUM MATHEMATICAL SPACE (MMSP)](https://www.fileformat.info/info/unicode/char/205f/index.htm)
    0x3000, // [IDEOGRAPHIC SPACE](https://www.fileformat.info/info/unicode/char/3000/index.htm)
    0xfeff, // [ZERO WIDTH NO-BREAK SPACE (BOM)](https://www.fileformat.info/info/unicode/char/feff/index.htm)
  ].reduce((acc, codepoint) => {
    const encoded = Buffer.from(
      String.fromCharCode(codepoint),
      options.encoding,
    );
    if (codepoint !== 0x3f && encoded.length === 1 && encoded[0] === 0x3f) {
      return acc;
    }
    acc.push(encoded);
    return acc;
  }, []);
  // First-byte lookup table for `__isCharTrimable`. Non-whitespace bytes
  // (the common case) bail out in O(1) without scanning every timchar.
  const timcharFirstBytes = new Uint8Array(256);
  for (const t of timchars) timcharFirstBytes[t[0]] = 1;
  return {
    bomSkipped: false,
    bufBytesStart: 0,
    castField: options.cast_function,
    commenting: false,
    delimiterBufPrevious: undefined,
    delimiterDiscovered: false,
    // Current error encountered by a record
    error: undefined,
    enabled: options.from_line === 1,
    escaping: false,
    escapeIsQuote:
      Buffer.isBuffer(options.escape) &&
      Buffer.isBuffer(options.quote) &&
      Buffer.compare(options.escape, options.quote) === 0,
    // columns can be `false`, `true`, `Array`
    expectedRecordLength: Array.isArray(options.columns)
      ? options.columns.length
      : undefined,
    field: new utils_ResizeableBuffer(20),
    firstLineToHeaders: options.cast_first_line_to_header,
    needMoreDataSize: Math.max(
      // Skip if the remaining buffer smaller than comment
      options.comment !== null ? options.comment.length : 0,
      // Skip if the remaining buffer can be delimiter
      ...(options.delimiter
        ? options.delimiter.map((delimiter) => delimiter.length)
        : []),
      // Auto discovery of delimiter is limited to 1 character
      options.delimiter_auto ? 1 : 0,
      // Skip if the remaining buffer can be escape sequence
      options.quote !== null ? options.quote.length : 0,
      // Skip if the remaining buffer can be a multi-byte trim character
      ...timchars.map((t) => t.length),
    ),
    previousBuf: undefined,
    quoting: false,
    stop: false,
    rawBuffer: new utils_ResizeableBuffer(100),
    record: [],
    recordHasError: false,
    record_length: 0,
    recordDelimiterMaxLength:
      options.record_delimiter.length === 0
        ? 0
        : Math.max(...options.record_delimiter.map((v) => v.length)),
    trimChars: [
      Buffer.from(" ", options.encoding)[0],
      Buffer.from("\t", options.encoding)[0],
    ],
    wasQuoting: false,
    wasRowDelimiter: false,
    timchars: timchars,
    timcharFirstBytes: timcharFirstBytes,
  };
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/underscore.js
const underscore = function (str) {
  return str.replace(/([A-Z])/g, function (_, match) {
    return "_" + match.toLowerCase();
  });
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/normalize_options.js





const normalize_options = function (opts) {
  const options = {};
  // Merge with user options
  for (const opt in opts) {
    options[underscore(opt)] = opts[opt];
  }
  // Normalize option `encoding`
  // Note: defined first because other options depends on it
  // to convert chars/strings into buffers.
  if (options.encoding === undefined || options.encoding === true) {
    options.encoding = "utf8";
  } else if (options.encoding === null || options.encoding === false) {
    options.encoding = null;
  } else if (
    typeof options.encoding !== "string" &&
    options.encoding !== null
  ) {
    throw new CsvError(
      "CSV_INVALID_OPTION_ENCODING",
      [
        "Invalid option encoding:",
        "encoding must be a string or null to return a buffer,",
        `got ${JSON.stringify(options.encoding)}`,
      ],
      options,
    );
  }
  // Normalize option `bom`
  if (
    options.bom === undefined ||
    options.bom === null ||
    options.bom === false
  ) {
    options.bom = false;
  } else if (options.bom !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_BOM",
      [
        "Invalid option bom:",
        "bom must be true,",
        `got ${JSON.stringify(options.bom)}`,
      ],
      options,
    );
  }
  // Normalize option `cast`
  options.cast_function = null;
  if (
    options.cast === undefined ||
    options.cast === null ||
    options.cast === false ||
    options.cast === ""
  ) {
    options.cast = undefined;
  } else if (typeof options.cast === "function") {
    options.cast_function = options.cast;
    options.cast = true;
  } else if (options.cast !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST",
      [
        "Invalid option cast:",
        "cast must be true or a function,",
        `got ${JSON.stringify(options.cast)}`,
      ],
      options,
    );
  }
  // Normalize option `cast_date`
  if (
    options.cast_date === undefined ||
    options.cast_date === null ||
    options.cast_date === false ||
    options.cast_date === ""
  ) {
    options.cast_date = false;
  } else if (options.cast_date === true) {
    options.cast_date = function (value) {
      const date = Date.parse(value);
      return !isNaN(date) ? new Date(date) : value;
    };
  } else if (typeof options.cast_date !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST_DATE",
      [
        "Invalid option cast_date:",
        "cast_date must be true or a function,",
        `got ${JSON.stringify(options.cast_date)}`,
      ],
      options,
    );
  }
  // Normalize option `columns`
  options.cast_first_line_to_header = undefined;
  if (options.columns === true) {
    // Fields in the first line are converted as-is to columns
    options.cast_first_line_to_header = undefined;
  } else if (typeof options.columns === "function") {
    options.cast_first_line_to_header = options.columns;
    options.columns = true;
  } else if (Array.isArray(options.columns)) {
    options.columns = normalize_columns_array(options.columns);
  } else if (
    options.columns === undefined ||
    options.columns === null ||
    options.columns === false
  ) {
    options.columns = false;
  } else {
    throw new CsvError(
      "CSV_INVALID_OPTION_COLUMNS",
      [
        "Invalid option columns:",
        "expect an array, a function or true,",
        `got ${JSON.stringify(options.columns)}`,
      ],
      options,
    );
  }
  // Normalize option `group_columns_by_name`
  if (
    options.group_columns_by_name === undefined ||
    options.group_columns_by_name === null ||
    options.group_columns_by_name === false
  ) {
    options.group_columns_by_name = false;
  } else if (options.group_columns_by_name !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "expect an boolean,",
        `got ${JSON.stringify(options.group_columns_by_name)}`,
      ],
      options,
    );
  } else if (options.columns === false) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "the `columns` mode must be activated.",
      ],
      options,
    );
  }
  // Normalize option `comment`
  if (
    options.comment === undefined ||
    options.comment === null ||
    options.comment === false ||
    options.comment === ""
  ) {
    options.comment = null;
  } else {
    if (typeof options.comment === "string") {
      options.comment = Buffer.from(options.comment, options.encoding);
    }
    if (!Buffer.isBuffer(options.comment)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_COMMENT",
        [
          "Invalid option comment:",
          "comment must be a buffer or a string,",
          `got ${JSON.stringify(options.comment)}`,
        ],
        options,
      );
    }
  }
  // Normalize option `comment_no_infix`
  if (
    options.comment_no_infix === undefined ||
    options.comment_no_infix === null ||
    options.comment_no_infix === false
  ) {
    options.comment_no_infix = false;
  } else if (options.comment_no_infix !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_COMMENT",
      [
        "Invalid option comment_no_infix:",
        "value must be a boolean,",
        `got ${JSON.stringify(options.comment_no_infix)}`,
      ],
      options,
    );
  }
  // Normalize option `delimiter_auto`
  if (
    options.delimiter_auto === undefined ||
    options.delimiter_auto === null ||
    options.delimiter_auto === false
  ) {
    options.delimiter_auto = false;
  } else if (options.delimiter_auto === true) {
    options.delimiter_auto = {};
  } else if (!is_object(options.delimiter_auto)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_DELIMITER_AUTO",
      [
        "Invalid option delimiter_auto:",
        "delimiter_auto must be a boolean or a configuration object,",
        `got ${JSON.stringify(options.delimiter_auto)}`,
      ],
      options,
    );
  }
  if (options.delimiter_auto) {
    if (options.delimiter_auto.preferred === undefined)
      options.delimiter_auto.preferred = {
        [",".charCodeAt(0)]: 1.8,
        ["\t".charCodeAt(0)]: 1.8,
        [";".charCodeAt(0)]: 1.6,
        [" ".charCodeAt(0)]: 1.6,
        [":".charCodeAt(0)]: 1.5,
        [".".charCodeAt(0)]: 1.4,
        ["/".charCodeAt(0)]: 1.4,
      };
    else if (!is_object(options.delimiter_auto.preferred)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "preferred must be an object,",
          `got ${JSON.stringify(options.delimiter_auto.preferred)}`,
        ],
        options,
      );
    }
    if (options.delimiter_auto.score === undefined)
      options.delimiter_auto.score = (info, options) => {
        return (
          (info.total - info.std) * (options.preferred[info.char_code] || 1)
        );
      };
    else if (typeof options.delimiter_auto.score !== "function") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "score must be a function,",
          `got ${JSON.stringify(options.delimiter_auto.score)}`,
        ],
        options,
      );
    }
    if (options.delimiter_auto.size === undefined)
      options.delimiter_auto.size = 2048;
    else if (typeof options.delimiter_auto.size !== "number") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "size must be a number,",
          `got ${JSON.stringify(options.delimiter_auto.size)}`,
        ],
        options,
      );
    }
  }
  // Normalize option `delimiter`
  const delimiter_json = JSON.stringify(options.delimiter);
  if (options.delimiter_auto !== false) {
    options.delimiter = [];
  }
  if (!Array.isArray(options.delimiter)) {
    if (
      options.delimiter === undefined ||
      options.delimiter === null ||
      options.delimiter === false
    ) {
      options.delimiter = Buffer.from(",", options.encoding);
    }
    options.delimiter = [options.delimiter];
  }
  options.delimiter = options.delimiter.map(function (delimiter) {
    if (typeof delimiter === "string") {
      delimiter = Buffer.from(delimiter, options.encoding);
    }
    if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER",
        [
          "Invalid option delimiter:",
          "delimiter must be a non empty string or buffer or array of string|buffer,",
          `got ${delimiter_json}`,
        ],
        options,
      );
    }
    return delimiter;
  });
  // Normalize option `escape`
  if (options.escape === undefined || options.escape === true) {
    options.escape = Buffer.from('"', options.encoding);
  } else if (typeof options.escape === "string") {
    options.escape = Buffer.from(options.escape, options.encoding);
  } else if (options.escape === null || options.escape === false) {
    options.escape = null;
  }
  if (options.escape !== null) {
    if (!Buffer.isBuffer(options.escape)) {
      throw new Error(
        `Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`,
      );
    }
  }
  // Normalize option `from`
  if (options.from === undefined || options.from === null) {
    options.from = 1;
  } else {
    if (typeof options.from === "string" && /\d+/.test(options.from)) {
      options.from = parseInt(options.from);
    }
    if (Number.isInteger(options.from)) {
      if (options.from < 0) {
        throw new Error(
          `Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`,
      );
    }
  }
  // Normalize option `from_line`
  if (options.from_line === undefined || options.from_line === null) {
    options.from_line = 1;
  } else {
    if (
      typeof options.from_line === "string" &&
      /\d+/.test(options.from_line)
    ) {
      options.from_line = parseInt(options.from_line);
    }
    if (Number.isInteger(options.from_line)) {
      if (options.from_line <= 0) {
        throw new Error(
          `Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`,
      );
    }
  }
  // Normalize options `ignore_last_delimiters`
  if (
    options.ignore_last_delimiters === undefined ||
    options.ignore_last_delimiters === null
  ) {
    options.ignore_last_delimiters = false;
  } else if (typeof options.ignore_last_delimiters === "number") {
    options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
    if (options.ignore_last_delimiters === 0) {
      options.ignore_last_delimiters = false;
    }
  } else if (typeof options.ignore_last_delimiters !== "boolean") {
    throw new CsvError(
      "CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS",
      [
        "Invalid option `ignore_last_delimiters`:",
        "the value must be a boolean value or an integer,",
        `got ${JSON.stringify(options.ignore_last_delimiters)}`,
      ],
      options,
    );
  }
  if (options.ignore_last_delimiters === true && options.columns === false) {
    throw new CsvError(
      "CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS",
      [
        "The option `ignore_last_delimiters`",
        "requires the activation of the `columns` option",
      ],
      options,
    );
  }
  // Normalize option `info`
  if (
    options.info === undefined ||
    options.info === null ||
    options.info === false
  ) {
    options.info = false;
  } else if (options.info !== true) {
    throw new Error(
      `Invalid Option: info must be true, got ${JSON.stringify(options.info)}`,
    );
  }
  // Normalize option `max_record_size`
  if (
    options.max_record_size === undefined ||
    options.max_record_size === null ||
    options.max_record_size === false
  ) {
    options.max_record_size = 0;
  } else if (
    Number.isInteger(options.max_record_size) &&
    options.max_record_size >= 0
  ) {
    // Great, nothing to do
  } else if (
    typeof options.max_record_size === "string" &&
    /\d+/.test(options.max_record_size)
  ) {
    options.max_record_size = parseInt(options.max_record_size);
  } else {
    throw new Error(
      `Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`,
    );
  }
  // Normalize option `objname`
  if (
    options.objname === undefined ||
    options.objname === null ||
    options.objname === false
  ) {
    options.objname = undefined;
  } else if (Buffer.isBuffer(options.objname)) {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty buffer`);
    }
    if (options.encoding === null) {
      // Don't call `toString`, leave objname as a buffer
    } else {
      options.objname = options.objname.toString(options.encoding);
    }
  } else if (typeof options.objname === "string") {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty string`);
    }
    // Great, nothing to do
  } else if (typeof options.objname === "number") {
    // if(options.objname.length === 0){
    //   throw new Error(`Invalid Option: objname must be a non empty string`);
    // }
    // Great, nothing to do
  } else {
    throw new Error(
      `Invalid Option: objname must be a string or a buffer, got ${options.objname}`,
    );
  }
  if (options.objname !== undefined) {
    if (typeof options.objname === "number") {
      if (options.columns !== false) {
        throw Error(
          "Invalid Option: objname index cannot be combined with columns or be defined as a field",
        );
      }
    } else {
      // A string or a buffer
      if (options.columns === false) {
        throw Error(
          "Invalid Option: objname field must be combined with columns or be defined as an index",
        );
      }
    }
  }
  // Normalize option `on_record`
  if (options.on_record === undefined || options.on_record === null) {
    options.on_record = undefined;
  } else if (typeof options.on_record !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_ON_RECORD",
      [
        "Invalid option `on_record`:",
        "expect a function,",
        `got ${JSON.stringify(options.on_record)}`,
      ],
      options,
    );
  }
  // Normalize option `on_skip`
  // options.on_skip ??= (err, chunk) => {
  //   this.emit('skip', err, chunk);
  // };
  if (
    options.on_skip !== undefined &&
    options.on_skip !== null &&
    typeof options.on_skip !== "function"
  ) {
    throw new Error(
      `Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`,
    );
  }
  // Normalize option `quote`
  if (
    options.quote === null ||
    options.quote === false ||
    options.quote === ""
  ) {
    options.quote = null;
  } else {
    if (options.quote === undefined || options.quote === true) {
      options.quote = Buffer.from('"', options.encoding);
    } else if (typeof options.quote === "string") {
      options.quote = Buffer.from(options.quote, options.encoding);
    }
    if (!Buffer.isBuffer(options.quote)) {
      throw new Error(
        `Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`,
      );
    }
  }
  // Normalize option `raw`
  if (
    options.raw === undefined ||
    options.raw === null ||
    options.raw === false
  ) {
    options.raw = false;
  } else if (options.raw !== true) {
    throw new Error(
      `Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`,
    );
  }
  // Normalize option `record_delimiter`
  if (options.record_delimiter === undefined) {
    options.record_delimiter = [];
  } else if (
    typeof options.record_delimiter === "string" ||
    Buffer.isBuffer(options.record_delimiter)
  ) {
    if (options.record_delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer,",
          `got ${JSON.stringify(options.record_delimiter)}`,
        ],
        options,
      );
    }
    options.record_delimiter = [options.record_delimiter];
  } else if (!Array.isArray(options.record_delimiter)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_RECORD_DELIMITER",
      [
        "Invalid option `record_delimiter`:",
        "value must be a string, a buffer or array of string|buffer,",
        `got ${JSON.stringify(options.record_delimiter)}`,
      ],
      options,
    );
  }
  options.record_delimiter = options.record_delimiter.map(function (rd, i) {
    if (typeof rd !== "string" && !Buffer.isBuffer(rd)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a string, a buffer or array of string|buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`,
        ],
        options,
      );
    } else if (rd.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`,
        ],
        options,
      );
    }
    if (typeof rd === "string") {
      rd = Buffer.from(rd, options.encoding);
    }
    return rd;
  });
  // Normalize option `relax_column_count`
  if (typeof options.relax_column_count === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count === undefined ||
    options.relax_column_count === null
  ) {
    options.relax_column_count = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`,
    );
  }
  if (typeof options.relax_column_count_less === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count_less === undefined ||
    options.relax_column_count_less === null
  ) {
    options.relax_column_count_less = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`,
    );
  }
  if (typeof options.relax_column_count_more === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count_more === undefined ||
    options.relax_column_count_more === null
  ) {
    options.relax_column_count_more = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`,
    );
  }
  // Normalize option `relax_quotes`
  if (typeof options.relax_quotes === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_quotes === undefined ||
    options.relax_quotes === null
  ) {
    options.relax_quotes = false;
  } else {
    throw new Error(
      `Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`,
    );
  }
  // Normalize option `skip_empty_lines`
  if (typeof options.skip_empty_lines === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_empty_lines === undefined ||
    options.skip_empty_lines === null
  ) {
    options.skip_empty_lines = false;
  } else {
    throw new Error(
      `Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`,
    );
  }
  // Normalize option `skip_records_with_empty_values`
  if (typeof options.skip_records_with_empty_values === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_records_with_empty_values === undefined ||
    options.skip_records_with_empty_values === null
  ) {
    options.skip_records_with_empty_values = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`,
    );
  }
  // Normalize option `skip_records_with_error`
  if (typeof options.skip_records_with_error === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_records_with_error === undefined ||
    options.skip_records_with_error === null
  ) {
    options.skip_records_with_error = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`,
    );
  }
  // Normalize option `rtrim`
  if (
    options.rtrim === undefined ||
    options.rtrim === null ||
    options.rtrim === false
  ) {
    options.rtrim = false;
  } else if (options.rtrim !== true) {
    throw new Error(
      `Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`,
    );
  }
  // Normalize option `ltrim`
  if (
    options.ltrim === undefined ||
    options.ltrim === null ||
    options.ltrim === false
  ) {
    options.ltrim = false;
  } else if (options.ltrim !== true) {
    throw new Error(
      `Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`,
    );
  }
  // Normalize option `trim`
  if (
    options.trim === undefined ||
    options.trim === null ||
    options.trim === false
  ) {
    options.trim = false;
  } else if (options.trim !== true) {
    throw new Error(
      `Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`,
    );
  }
  // Normalize options `trim`, `ltrim` and `rtrim`
  if (options.trim === true && opts.ltrim !== false) {
    options.ltrim = true;
  } else if (options.ltrim !== true) {
    options.ltrim = false;
  }
  if (options.trim === true && opts.rtrim !== false) {
    options.rtrim = true;
  } else if (options.rtrim !== true) {
    options.rtrim = false;
  }
  // Normalize option `to`
  if (options.to === undefined || options.to === null) {
    options.to = -1;
  } else if (options.to !== -1) {
    if (typeof options.to === "string" && /\d+/.test(options.to)) {
      options.to = parseInt(options.to);
    }
    if (Number.isInteger(options.to)) {
      if (options.to <= 0) {
        throw new Error(
          `Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`,
      );
    }
  }
  // Normalize option `to_line`
  if (options.to_line === undefined || options.to_line === null) {
    options.to_line = -1;
  } else if (options.to_line !== -1) {
    if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) {
      options.to_line = parseInt(options.to_line);
    }
    if (Number.isInteger(options.to_line)) {
      if (options.to_line <= 0) {
        throw new Error(
          `Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`,
      );
    }
  }
  return options;
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/delimiter_discover.js



// Discussed in [issue #400](https://github.com/adaltas/node-csv/issues/400)
// See https://github.com/python/cpython/blob/ea1b1c579f600cc85d145c60862b2e6b98701b24/Lib/csv.py#L349
const delimiter_discover = function (records, options) {
  // Normalize the configuration
  if (!options) {
    ({ delimiter_auto: options } = normalize_options({ delimiter_auto: true }));
  }
  // Convert String to Buffer
  if (typeof records === "string") {
    records = Buffer.from(records);
  }
  // Convert Buffer to an array of records
  if (Buffer.isBuffer(records)) {
    records = ((data) => {
      const records = [];
      const parser = transform({ delimiter: [] });
      const push = (record) => records.push(record);
      const close = () => {};
      const error = parser.parse(data, true, push, close);
      if (error !== undefined) throw error;
      return records;
    })(records);
  }
  // Info array initialization, 127 entries, one per char code
  const info = Array(127)
    .fill()
    .map(() => ({ lines: [] }));
  // Traverse each records, count occurences per char code
  records.map(([record], line) => {
    for (let i = 0, l = record.length; i < l; i++) {
      // Count the character frequency
      const code = record.charCodeAt(i);
      if (info[code].lines[line] === undefined) info[code].lines[line] = 0;
      info[code].lines[line]++;
    }
  });
  // Traverse each char code, compute the score
  info.map((info, i) => {
    info.char_code = i;
    info.std = std(info.lines);
    info.total = info.lines.reduce((acc, val) => acc + val, 0);
    info.preferred = !!options.preferred[i];
    info.score = options.score(info, options);
  });
  // Extract the dominant character
  const result = info.reduce(
    (acc, info) => (acc.score > info.score ? acc : info),
    {},
  );
  return String.fromCharCode(result.char_code);
};

const std = function (array) {
  const n = array.length;
  if (n === 0) return 0;
  const mean = array.reduce((a, b) => a + b) / n;
  return Math.sqrt(
    array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n,
  );
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/index.js






const isRecordEmpty = function (record) {
  return record.every(
    (field) =>
      field == null || (field.toString && field.toString().trim() === ""),
  );
};

const cr = 13; // `\r`, carriage return, 0x0D in hexadécimal, 13 in decimal
const nl = 10; // `\n`, newline, 0x0A in hexadecimal, 10 in decimal

const boms = {
  // Note, the following are equals:
  // Buffer.from("\ufeff")
  // Buffer.from([239, 187, 191])
  // Buffer.from('EFBBBF', 'hex')
  utf8: Buffer.from([239, 187, 191]),
  // Note, the following are equals:
  // Buffer.from "\ufeff", 'utf16le
  // Buffer.from([255, 254])
  utf16le: Buffer.from([255, 254]),
};

const transform = function (original_options = {}) {
  const info = {
    bytes: 0,
    bytes_records: 0,
    comment_lines: 0,
    empty_lines: 0,
    invalid_field_length: 0,
    lines: 1,
    records: 0,
  };
  const options = normalize_options(original_options);
  return {
    info: info,
    original_options: original_options,
    options: options,
    state: init_state(options),
    __needMoreData: function (i, bufLen, end) {
      if (end) return false;
      const { encoding, escape, quote } = this.options;
      const { quoting, needMoreDataSize, recordDelimiterMaxLength } =
        this.state;
      const numOfCharLeft = bufLen - i - 1;
      const requiredLength = Math.max(
        needMoreDataSize,
        // Skip if the remaining buffer smaller than record delimiter
        // If "record_delimiter" is yet to be discovered:
        // 1. It is equals to `[]` and "recordDelimiterMaxLength" equals `0`
        // 2. We set the length to windows line ending in the current encoding
        // Note, that encoding is known from user or bom discovery at that point
        // recordDelimiterMaxLength,
        recordDelimiterMaxLength === 0
          ? Buffer.from("\r\n", encoding).length
          : recordDelimiterMaxLength,
        // Skip if remaining buffer can be an escaped quote
        quoting ? (escape === null ? 0 : escape.length) + quote.length : 0,
        // Skip if remaining buffer can be record delimiter following the closing quote
        quoting ? quote.length + recordDelimiterMaxLength : 0,
      );
      return numOfCharLeft < requiredLength;
    },
    // Central parser implementation
    parse: function (nextBuf, end, push, close) {
      const {
        bom,
        comment_no_infix,
        delimiter_auto,
        encoding,
        from_line,
        ltrim,
        max_record_size,
        raw,
        relax_quotes,
        rtrim,
        skip_empty_lines,
        to,
        to_line,
      } = this.options;
      let { comment, escape, quote, record_delimiter } = this.options;
      const {
        bomSkipped,
        delimiterDiscovered,
        delimiterBufPrevious,
        rawBuffer,
        escapeIsQuote,
      } = this.state;
      // Automatic delimiter discovery
      if (!delimiterDiscovered && delimiter_auto) {
        let delimiterBuf;
        if (delimiterBufPrevious === undefined) {
          delimiterBuf = nextBuf;
        } else if (
          delimiterBufPrevious !== undefined &&
          nextBuf === undefined
        ) {
          delimiterBuf = delimiterBufPrevious;
        } else {
          delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
        }
        // Ensure that nextBuf is not concatenated a second time during buffer reconciliation
        nextBuf = undefined;
        // this.delimiterBufPrevious = delimiterBuf;
        if (end || delimiterBuf.length > delimiter_auto.size) {
          this.options.delimiter = [
            Buffer.from(
              delimiter_discover(delimiterBuf, this.options.delimiter_auto),
            ),
          ];
          this.state.previousBuf = delimiterBuf;
          this.state.delimiterBufPrevious = undefined;
          this.state.delimiterDiscovered = true;
        } else {
          this.state.delimiterBufPrevious = delimiterBuf;
          return;
        }
      }
      // Previous buffers reconciliation
      const { previousBuf } = this.state;
      let buf;
      if (previousBuf === undefined) {
        if (nextBuf === undefined) {
          // Handle empty string
          close();
          return;
        } else {
          buf = nextBuf;
        }
      } else if (previousBuf !== undefined && nextBuf === undefined) {
        buf = previousBuf;
      } else {
        buf = Buffer.concat([previousBuf, nextBuf]);
      }
      // Handle UTF BOM
      if (bomSkipped === false) {
        if (bom === false) {
          this.state.bomSkipped = true;
        } else if (buf.length < 3) {
          // No enough data
          if (end === false) {
            // Wait for more data
            this.state.previousBuf = buf;
            return;
          }
        } else {
          for (const encoding in boms) {
            if (boms[encoding].compare(buf, 0, boms[encoding].length) === 0) {
              // Skip BOM
              const bomLength = boms[encoding].length;
              this.state.bufBytesStart += bomLength;
              buf = buf.slice(bomLength);
              // Renormalize original options with the new encoding
              const options = normalize_options({
                ...this.original_options,
                encoding: encoding,
              });
              // Properties are merged with the existing options instance
              for (const key in options) {
                this.options[key] = options[key];
              }
              // Options will re-evaluate the Buffer with the new encoding
              ({ comment, escape, quote } = this.options);
              break;
            }
          }
          this.state.bomSkipped = true;
        }
      }
      const bufLen = buf.length;
      let pos;
      for (pos = 0; pos < bufLen; pos++) {
        // Ensure we get enough space to look ahead
        // There should be a way to move this out of the loop
        if (this.__needMoreData(pos, bufLen, end)) {
          break;
        }
        if (this.state.wasRowDelimiter === true) {
          this.info.lines++;
          this.state.wasRowDelimiter = false;
        }
        if (to_line !== -1 && this.info.lines > to_line) {
          this.state.stop = true;
          close();
          return;
        }
        // Auto discovery of record_delimiter, unix, mac and windows supported
        if (this.state.quoting === false && record_delimiter.length === 0) {
          const record_delimiterCount = this.__autoDiscoverRecordDelimiter(
            buf,
            pos,
          );
          if (record_delimiterCount) {
            record_delimiter = this.options.record_delimiter;
          }
        }
        const chr = buf[pos];
        if (raw === true) {
          rawBuffer.append(chr);
        }
        if (
          (chr === cr || chr === nl) &&
          this.state.wasRowDelimiter === false
        ) {
          this.state.wasRowDelimiter = true;
        }
        // Previous char was a valid escape char
        // treat the current char as a regular char
        if (this.state.escaping === true) {
          this.state.escaping = false;
        } else {
          // Escape is only active inside quoted fields
          // We are quoting, the char is an escape chr and there is a chr to escape
          // if(escape !== null && this.state.quoting === true && chr === escape && pos + 1 < bufLen){
          if (
            escape !== null &&
            this.state.quoting === true &&
            this.__isEscape(buf, pos, chr) &&
            pos + escape.length < bufLen
          ) {
            if (escapeIsQuote) {
              if (this.__isQuote(buf, pos + escape.length)) {
                this.state.escaping = true;
                pos += escape.length - 1;
                continue;
              }
            } else {
              this.state.escaping = true;
              pos += escape.length - 1;
              continue;
            }
          }
          // Not currently escaping and chr is a quote
          // TODO: need to compare bytes instead of single char
          if (this.state.commenting === false && this.__isQuote(buf, pos)) {
            if (this.state.quoting === true) {
              const nextChr = buf[pos + quote.length];
              const isNextChrTrimable =
                rtrim && this.__isCharTrimable(buf, pos + quote.length);
              const isNextChrComment =
                comment !== null &&
                this.__compareBytes(comment, buf, pos + quote.length, nextChr);
              const isNextChrDelimiter = this.__isDelimiter(
                buf,
                pos + quote.length,
                nextChr,
              );
              const isNextChrRecordDelimiter =
                record_delimiter.length === 0
                  ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length)
                  : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
              // Escape a quote
              // Treat next char as a regular character
              if (
                escape !== null &&
                this.__isEscape(buf, pos, chr) &&
                this.__isQuote(buf, pos + escape.length)
              ) {
                pos += escape.length - 1;
              } else if (
                !nextChr ||
                isNextChrDelimiter ||
                isNextChrRecordDelimiter ||
                isNextChrComment ||
                isNextChrTrimable
              ) {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                pos += quote.length - 1;
                continue;
              } else if (relax_quotes === false) {
                const err = this.__error(
                  new CsvError(
                    "CSV_INVALID_CLOSING_QUOTE",
                    [
                      "Invalid Closing Quote:",
                      `got "${String.fromCharCode(nextChr)}"`,
                      `at line ${this.info.lines}`,
                      "instead of delimiter, record delimiter, trimable character",
                      "(if activated) or comment",
                    ],
                    this.options,
                    this.__infoField(),
                  ),
                );
                if (err !== undefined) return err;
              } else {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                this.state.field.prepend(quote);
                pos += quote.length - 1;
              }
            } else {
              if (this.state.field.length !== 0) {
                // In relax_quotes mode, treat opening quote preceded by chrs as regular
                if (relax_quotes === false) {
                  const info = this.__infoField();
                  const bom = Object.keys(boms)
                    .map((b) =>
                      boms[b].equals(this.state.field.toString()) ? b : false,
                    )
                    .filter(Boolean)[0];
                  const err = this.__error(
                    new CsvError(
                      "INVALID_OPENING_QUOTE",
                      [
                        "Invalid Opening Quote:",
                        `a quote is found on field ${JSON.stringify(info.column)} at line ${info.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
                        bom ? `(${bom} bom)` : undefined,
                      ],
                      this.options,
                      info,
                      {
                        field: this.state.field,
                      },
                    ),
                  );
                  if (err !== undefined) return err;
                }
              } else {
                this.state.quoting = true;
                pos += quote.length - 1;
                continue;
              }
            }
          }
          if (this.state.quoting === false) {
            const recordDelimiterLength = this.__isRecordDelimiter(
              chr,
              buf,
              pos,
            );
            if (recordDelimiterLength !== 0) {
              // Do not emit comments which take a full line
              const skipCommentLine =
                this.state.commenting &&
                this.state.wasQuoting === false &&
                this.state.record.length === 0 &&
                this.state.field.length === 0;
              if (skipCommentLine) {
                this.info.comment_lines++;
                // Skip full comment line
              } else {
                // Activate records emission if above from_line
                if (
                  this.state.enabled === false &&
                  this.info.lines +
                    (this.state.wasRowDelimiter === true ? 1 : 0) >=
                    from_line
                ) {
                  this.state.enabled = true;
                  this.__resetField();
                  this.__resetRecord();
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                // Skip if line is empty and skip_empty_lines activated
                if (
                  skip_empty_lines === true &&
                  this.state.wasQuoting === false &&
                  this.state.record.length === 0 &&
                  this.state.field.length === 0
                ) {
                  this.info.empty_lines++;
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                this.info.bytes = this.state.bufBytesStart + pos;
                const errField = this.__onField();
                if (errField !== undefined) return errField;
                this.info.bytes =
                  this.state.bufBytesStart + pos + recordDelimiterLength;
                const errRecord = this.__onRecord(push);
                if (errRecord !== undefined) return errRecord;
                if (to !== -1 && this.info.records >= to) {
                  this.state.stop = true;
                  close();
                  return;
                }
              }
              this.state.commenting = false;
              pos += recordDelimiterLength - 1;
              continue;
            }
            if (this.state.commenting) {
              continue;
            }
            if (
              comment !== null &&
              (comment_no_infix === false ||
                (this.state.record.length === 0 &&
                  this.state.field.length === 0))
            ) {
              const commentCount = this.__compareBytes(comment, buf, pos, chr);
              if (commentCount !== 0) {
                this.state.commenting = true;
                continue;
              }
            }
            const delimiterLength = this.__isDelimiter(buf, pos, chr);
            if (delimiterLength !== 0) {
              this.info.bytes = this.state.bufBytesStart + pos;
              const errField = this.__onField();
              if (errField !== undefined) return errField;
              pos += delimiterLength - 1;
              continue;
            }
          }
        }
        if (this.state.commenting === false) {
          if (
            max_record_size !== 0 &&
            this.state.record_length + this.state.field.length > max_record_size
          ) {
            return this.__error(
              new CsvError(
                "CSV_MAX_RECORD_SIZE",
                [
                  "Max Record Size:",
                  "record exceed the maximum number of tolerated bytes",
                  `of ${max_record_size}`,
                  `at line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
              ),
            );
          }
        }
        const lappend =
          ltrim === false ||
          this.state.quoting === true ||
          this.state.field.length !== 0 ||
          !this.__isCharTrimable(buf, pos);
        // rtrim in non quoting is handle in __onField
        const rappend = rtrim === false || this.state.wasQuoting === false;
        if (lappend === true && rappend === true) {
          this.state.field.append(chr);
        } else if (rtrim === true && !this.__isCharTrimable(buf, pos)) {
          return this.__error(
            new CsvError(
              "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE",
              [
                "Invalid Closing Quote:",
                "found non trimable byte after quote",
                `at line ${this.info.lines}`,
              ],
              this.options,
              this.__infoField(),
            ),
          );
        } else {
          if (lappend === false) {
            pos += this.__isCharTrimable(buf, pos) - 1;
          }
          continue;
        }
      }
      if (end === true) {
        // Ensure we are not ending in a quoting state
        if (this.state.quoting === true) {
          const err = this.__error(
            new CsvError(
              "CSV_QUOTE_NOT_CLOSED",
              [
                "Quote Not Closed:",
                `the parsing is finished with an opening quote at line ${this.info.lines}`,
              ],
              this.options,
              this.__infoField(),
            ),
          );
          if (err !== undefined) return err;
        } else {
          // Skip last line if it has no characters
          if (
            this.state.wasQuoting === true ||
            this.state.record.length !== 0 ||
            this.state.field.length !== 0
          ) {
            this.info.bytes = this.state.bufBytesStart + pos;
            const errField = this.__onField();
            if (errField !== undefined) return errField;
            const errRecord = this.__onRecord(push);
            if (errRecord !== undefined) return errRecord;
          } else if (this.state.wasRowDelimiter === true) {
            this.info.empty_lines++;
          } else if (this.state.commenting === true) {
            this.info.comment_lines++;
          }
        }
      } else {
        this.state.bufBytesStart += pos;
        this.state.previousBuf = buf.slice(pos);
      }
      if (this.state.wasRowDelimiter === true) {
        this.info.lines++;
        this.state.wasRowDelimiter = false;
      }
    },
    __onRecord: function (push) {
      const {
        columns,
        group_columns_by_name,
        encoding,
        info,
        from,
        relax_column_count,
        relax_column_count_less,
        relax_column_count_more,
        raw,
        skip_records_with_empty_values,
      } = this.options;
      const { enabled, record } = this.state;
      if (enabled === false) {
        return this.__resetRecord();
      }
      // Convert the first line into column names
      const recordLength = record.length;
      if (columns === true) {
        if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
          this.__resetRecord();
          return;
        }
        return this.__firstLineToColumns(record);
      }
      if (columns === false && this.info.records === 0) {
        this.state.expectedRecordLength = recordLength;
      }
      if (recordLength !== this.state.expectedRecordLength) {
        const err =
          columns === false
            ? new CsvError(
                "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH",
                [
                  "Invalid Record Length:",
                  `expect ${this.state.expectedRecordLength},`,
                  `got ${recordLength} on line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
                {
                  record: record,
                },
              )
            : new CsvError(
                "CSV_RECORD_INCONSISTENT_COLUMNS",
                [
                  "Invalid Record Length:",
                  `columns length is ${columns.length},`, // rename columns
                  `got ${recordLength} on line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
                {
                  record: record,
                },
              );
        if (
          relax_column_count === true ||
          (relax_column_count_less === true &&
            recordLength < this.state.expectedRecordLength) ||
          (relax_column_count_more === true &&
            recordLength > this.state.expectedRecordLength)
        ) {
          this.info.invalid_field_length++;
          this.state.error = err;
          // Error is undefined with skip_records_with_error
        } else {
          const finalErr = this.__error(err);
          if (finalErr) return finalErr;
        }
      }
      if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
        this.__resetRecord();
        return;
      }
      if (this.state.recordHasError === true) {
        this.__resetRecord();
        this.state.recordHasError = false;
        return;
      }
      this.info.records++;
      if (from === 1 || this.info.records >= from) {
        const { objname } = this.options;
        // With columns, records are object
        if (columns !== false) {
          const obj = {};
          // Transform record array to an object
          for (let i = 0, l = record.length; i < l; i++) {
            if (columns[i] === undefined || columns[i].disabled) continue;
            // Turn duplicate columns into an array
            if (
              group_columns_by_name === true &&
              Object.hasOwn(obj, columns[i].name)
            ) {
              if (Array.isArray(obj[columns[i].name])) {
                obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
              } else {
                obj[columns[i].name] = [obj[columns[i].name], record[i]];
              }
            } else {
              Object.defineProperty(obj, columns[i].name, {
                value: record[i],
                enumerable: true,
                writable: true,
                configurable: true,
              });
            }
          }
          // Without objname (default)
          if (raw === true || info === true) {
            const extRecord = Object.assign(
              { record: obj },
              raw === true
                ? { raw: this.state.rawBuffer.toString(encoding) }
                : {},
              info === true ? { info: this.__infoRecord() } : {},
            );
            const err = this.__push(
              objname === undefined ? extRecord : [obj[objname], extRecord],
              push,
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === undefined ? obj : [obj[objname], obj],
              push,
            );
            if (err) {
              return err;
            }
          }
          // Without columns, records are array
        } else {
          if (raw === true || info === true) {
            const extRecord = Object.assign(
              { record: record },
              raw === true
                ? { raw: this.state.rawBuffer.toString(encoding) }
                : {},
              info === true ? { info: this.__infoRecord() } : {},
            );
            const err = this.__push(
              objname === undefined ? extRecord : [record[objname], extRecord],
              push,
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === undefined ? record : [record[objname], record],
              push,
            );
            if (err) {
              return err;
            }
          }
        }
      }
      this.__resetRecord();
    },
    __firstLineToColumns: function (record) {
      const { firstLineToHeaders } = this.state;
      try {
        const headers =
          firstLineToHeaders === undefined
            ? record
            : firstLineToHeaders.call(null, record);
        if (!Array.isArray(headers)) {
          return this.__error(
            new CsvError(
              "CSV_INVALID_COLUMN_MAPPING",
              [
                "Invalid Column Mapping:",
                "expect an array from column function,",
                `got ${JSON.stringify(headers)}`,
              ],
              this.options,
              this.__infoField(),
              {
                headers: headers,
              },
            ),
          );
        }
        const normalizedHeaders = normalize_columns_array(headers);
        this.state.expectedRecordLength = normalizedHeaders.length;
        this.options.columns = normalizedHeaders;
        this.__resetRecord();
        return;
      } catch (err) {
        return err;
      }
    },
    __resetRecord: function () {
      if (this.options.raw === true) {
        this.state.rawBuffer.reset();
      }
      this.state.error = undefined;
      this.state.record = [];
      this.state.record_length = 0;
    },
    __onField: function () {
      const { cast, encoding, rtrim, max_record_size } = this.options;
      const { enabled, wasQuoting } = this.state;
      // Short circuit for the from_line options
      if (enabled === false) {
        return this.__resetField();
      }
      let field = this.state.field.toString(encoding);
      if (rtrim === true && wasQuoting === false) {
        field = field.trimRight();
      }
      if (cast === true) {
        const [err, f] = this.__cast(field);
        if (err !== undefined) return err;
        field = f;
      }
      this.state.record.push(field);
      // Increment record length if record size must not exceed a limit
      if (max_record_size !== 0 && typeof field === "string") {
        this.state.record_length += field.length;
      }
      this.__resetField();
    },
    __resetField: function () {
      this.state.field.reset();
      this.state.wasQuoting = false;
    },
    __push: function (record, push) {
      const { on_record } = this.options;
      if (on_record !== undefined) {
        const info = this.__infoRecord();
        try {
          record = on_record.call(null, record, info);
        } catch (err) {
          return err;
        }
        if (record === undefined || record === null) {
          return;
        }
      }
      this.info.bytes_records += this.info.bytes;
      push(record);
    },
    // Return a tuple with the error and the casted value
    __cast: function (field) {
      const { columns, relax_column_count } = this.options;
      const isColumns = Array.isArray(columns);
      // Dont loose time calling cast
      // because the final record is an object
      // and this field can't be associated to a key present in columns
      if (
        isColumns === true &&
        relax_column_count &&
        this.options.columns.length <= this.state.record.length
      ) {
        return [undefined, undefined];
      }
      if (this.state.castField !== null) {
        try {
          const info = this.__infoField();
          return [undefined, this.state.castField.call(null, field, info)];
        } catch (err) {
          return [err];
        }
      }
      if (this.__isFloat(field)) {
        return [undefined, parseFloat(field)];
      } else if (this.options.cast_date !== false) {
        const info = this.__infoField();
        return [undefined, this.options.cast_date.call(null, field, info)];
      }
      return [undefined, field];
    },
    __compareBytes: function (sourceBuf, targetBuf, targetPos, firstByte) {
      if (sourceBuf[0] !== firstByte) return 0;
      const sourceLength = sourceBuf.length;
      for (let i = 1; i < sourceLength; i++) {
        if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
      }
      return sourceLength;
    },
    // Helper to test if a character is trimable
    __isCharTrimable: function (buf, pos) {
      const { timchars, timcharFirstBytes } = this.state;
      // Fast bail-out: non-whitespace bytes (the common case) are rejected
      // without scanning the full timchar list.
      const first = buf[pos];
      if (first === undefined || timcharFirstBytes[first] === 0) return 0;
      loop1: for (let i = 0; i < timchars.length; i++) {
        const timchar = timchars[i];
        for (let j = 0; j < timchar.length; j++) {
          if (timchar[j] !== buf[pos + j]) continue loop1;
        }
        return timchar.length;
      }
      return 0;
    },
    __isDelimiter: function (buf, pos, chr) {
      const { delimiter, ignore_last_delimiters } = this.options;
      if (
        ignore_last_delimiters === true &&
        this.state.record.length === this.options.columns.length - 1
      ) {
        return 0;
      } else if (
        ignore_last_delimiters !== false &&
        typeof ignore_last_delimiters === "number" &&
        this.state.record.length === ignore_last_delimiters - 1
      ) {
        return 0;
      }
      loop1: for (let i = 0; i < delimiter.length; i++) {
        const del = delimiter[i];
        if (del[0] === chr) {
          for (let j = 1; j < del.length; j++) {
            if (del[j] !== buf[pos + j]) continue loop1;
          }
          return del.length;
        }
      }
      return 0;
    },
    __isEscape: function (buf, pos, chr) {
      const { escape } = this.options;
      if (escape === null) return false;
      const l = escape.length;
      if (escape[0] === chr) {
        for (let i = 0; i < l; i++) {
          if (escape[i] !== buf[pos + i]) {
            return false;
          }
        }
        return true;
      }
      return false;
    },
    __isFloat: function (value) {
      return value - parseFloat(value) + 1 >= 0; // Borrowed from jquery
    },
    // Keep it in case we implement the `cast_int` option
    // __isInt(value){
    //   // return Number.isInteger(parseInt(value))
    //   // return !isNaN( parseInt( obj ) );
    //   return /^(\-|\+)?[1-9][0-9]*$/.test(value)
    // }
    __isQuote: function (buf, pos) {
      const { quote } = this.options;
      if (quote === null) return false;
      const l = quote.length;
      for (let i = 0; i < l; i++) {
        if (quote[i] !== buf[pos + i]) {
          return false;
        }
      }
      return true;
    },
    __isRecordDelimiter: function (chr, buf, pos) {
      const { record_delimiter } = this.options;
      const recordDelimiterLength = record_delimiter.length;
      loop1: for (let i = 0; i < recordDelimiterLength; i++) {
        const rd = record_delimiter[i];
        const rdLength = rd.length;
        if (rd[0] !== chr) {
          continue;
        }
        for (let j = 1; j < rdLength; j++) {
          if (rd[j] !== buf[pos + j]) {
            continue loop1;
          }
        }
        return rd.length;
      }
      return 0;
    },
    __autoDiscoverRecordDelimiter: function (buf, pos) {
      const { encoding } = this.options;
      // Note, we don't need to cache this information in state,
      // It is only called on the first line until we find out a suitable
      // record delimiter.
      const rds = [
        // Important, the windows line ending must be before mac os 9
        Buffer.from("\r\n", encoding),
        Buffer.from("\n", encoding),
        Buffer.from("\r", encoding),
      ];
      loop: for (let i = 0; i < rds.length; i++) {
        const l = rds[i].length;
        for (let j = 0; j < l; j++) {
          if (rds[i][j] !== buf[pos + j]) {
            continue loop;
          }
        }
        this.options.record_delimiter.push(rds[i]);
        this.state.recordDelimiterMaxLength = rds[i].length;
        return rds[i].length;
      }
      return 0;
    },
    __error: function (msg) {
      const { encoding, raw, skip_records_with_error } = this.options;
      const err = typeof msg === "string" ? new Error(msg) : msg;
      if (skip_records_with_error) {
        this.state.recordHasError = true;
        if (this.options.on_skip !== undefined) {
          try {
            this.options.on_skip(
              err,
              raw ? this.state.rawBuffer.toString(encoding) : undefined,
            );
          } catch (err) {
            return err;
          }
        }
        // this.emit('skip', err, raw ? this.state.rawBuffer.toString(encoding) : undefined);
        return undefined;
      } else {
        return err;
      }
    },
    __infoDataSet: function () {
      return {
        ...this.info,
        columns: this.options.columns,
      };
    },
    __infoRecord: function () {
      const { columns, raw, encoding } = this.options;
      return {
        ...this.__infoDataSet(),
        bytes_records: this.info.bytes,
        error: this.state.error,
        header: columns === true,
        index: this.state.record.length,
        raw: raw ? this.state.rawBuffer.toString(encoding) : undefined,
      };
    },
    __infoField: function () {
      const { columns } = this.options;
      const isColumns = Array.isArray(columns);
      // Bytes records are only incremented when all records'fields are parsed
      const bytes_records = this.info.bytes_records;
      return {
        ...this.__infoRecord(),
        bytes_records: bytes_records,
        column:
          isColumns === true
            ? columns.length > this.state.record.length
              ? columns[this.state.record.length].name
              : null
            : this.state.record.length,
        quoting: this.state.wasQuoting,
      };
    },
  };
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/sync.js



const parse = function (data, opts = {}) {
  if (typeof data === "string") {
    data = Buffer.from(data);
  }
  const records = opts && opts.objname ? Object.create(null) : [];
  const parser = transform(opts);
  const push = (record) => {
    if (parser.options.objname === undefined) records.push(record);
    else {
      records[record[0]] = record[1];
    }
  };
  const close = () => {};
  const error = parser.parse(data, true, push, close);
  if (error !== undefined) throw error;
  return records;
};



// EXTERNAL MODULE: ./build/core/parsed.js
var core_parsed = __nccwpck_require__(7537);
;// CONCATENATED MODULE: ./build/core/delimited.js


/** Records of a list input, with the very options of docker/build-push-action, so that quoting means the same here. */
const records = (text) => {
    try {
        return (0,core_parsed/* accept */.J)(parse(text, { columns: false, relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true }));
    }
    catch {
        return (0,core_parsed/* refuse */.T)('has a quotation mark that is never closed', 'Close it, or write "" for a quotation mark itself');
    }
};
const clean = (items) => items.map((item) => item.trim()).filter((item) => item !== '');
/** Items separated by commas or line ends, for example `linux/amd64,linux/arm64`. */
const parseItems = (text) => {
    const parsed = records(text);
    // A lone quoted item is split all the same, as there.
    return parsed.ok
        ? (0,core_parsed/* accept */.J)(clean(parsed.value.flatMap((record) => (record.length === 1 ? (record[0] ?? '').split(',') : record))))
        : parsed;
};
/** One item a line; commas belong to the item, and a quoted item may span lines. */
const parseLines = (text) => {
    const parsed = records(text);
    return parsed.ok ? (0,core_parsed/* accept */.J)(clean(parsed.value.map((record) => record.join(',')))) : parsed;
};
/** Splits `KEY=value` at the first `=`; null without one or without a key. */
const splitPair = (text) => {
    const at = text.indexOf('=');
    return at < 1 ? null : { key: text.slice(0, at).trim(), value: text.slice(at + 1) };
};


/***/ }),

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ isDigest),
/* harmony export */   Q: () => (/* binding */ noDigest)
/* harmony export */ });
/** Stands in evidence on what has no manifest, a folder; reports show no digest for it. */
const noDigest = `sha256:${'0'.repeat(64)}`;
const isDigest = (text) => typeof text === 'string' && /^sha256:[0-9a-f]{64}$/.test(text);


/***/ }),

/***/ 3619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ exitStatus)
/* harmony export */ });
/**
 * The exit status of a run (truth table of the verdict). `fail-on` is about the verdict and the findings in the image:
 * a publication that failed and a tool that did not work fail the job whatever it says, and a service that is down (cache,
 * Datadog: AP8xx, AP9xx) never does. 3: tags of one release point to different images (AP703).
 */
const exitStatus = (outcome, failOn) => {
    const { publication } = outcome;
    if (publication.kind === 'failed' && publication.tags.length > 0)
        return 3;
    if (publication.kind === 'failed' || outcome.failure !== null)
        return 1;
    if (failOn === 'never')
        return 0;
    if (outcome.verdict !== 'verified')
        return 1;
    const warns = ({ severity, code }) => severity === 'warning' && !/^AP[89]/.test(code);
    return failOn === 'warning' && outcome.findings.some(warns) ? 1 : 0;
};


/***/ }),

/***/ 1327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  g: () => (/* binding */ finding)
});

// EXTERNAL MODULE: ./build/core/datadog-site.js
var datadog_site = __nccwpck_require__(8018);
;// CONCATENATED MODULE: ./build/core/findings/entry.js
/** Declares one entry; exists so that the evidence type is inferred from `found` and checked in the other texts. */
const entry = (texts) => texts;

;// CONCATENATED MODULE: ./build/core/findings/action.js


/** AP9xx: the action itself and the reports that it sends. */
const actionFindings = {
    AP901: entry({
        severity: 'warning',
        title: 'Datadog did not take the report',
        found: ({ site, reason, undelivered }) => `${undelivered.join(' and ')} did not reach Datadog at ${site}: ${reason}`,
        breaks: () => 'dashboards and monitors miss this run; the verdict and what is published do not depend on it',
        change: () => `Check both: that the secret given as datadog-api-key is a valid API key (not an application key), and that datadog-site is the site that key belongs to. ${datadog_site/* datadogSiteRemedy */.kw}`,
    }),
    AP902: entry({
        severity: 'warning',
        title: 'A report could not be written',
        found: ({ report, reason }) => `${report} could not be written: ${reason}`,
        breaks: ({ report }) => `what is missing is in the log and in the other reports; only ${report} lacks this run`,
        change: () => 'Check that the disk has room and that report-dir and RUNNER_TEMP can be written to',
    }),
    AP903: entry({
        severity: 'notice',
        title: 'Reporting to Datadog is off',
        found: ({ because }) => because,
        breaks: () => '',
        change: () => 'To send metrics, give datadog-api-key a secret of this repository; pull requests from forks never see it',
    }),
    AP904: entry({
        severity: 'unknown',
        title: 'A tool did not do its work',
        found: ({ message }) => message,
        breaks: () => 'what it was needed for could not be seen, so nothing is published',
        change: () => 'Follow what the message says, then run the job again',
    }),
    AP905: entry({
        severity: 'warning',
        title: 'Ignore rule has run out',
        found: ({ code, subject, until, meant }) => `the rule that ignores ${code} of ${subject} was for the time until ${until}${meant ? ', and the finding is still there' : ', and the finding is gone'}`,
        breaks: ({ meant }) => (meant ? 'the finding counts again' : ''),
        change: ({ meant }) => meant ? 'Mend what the finding says, or set a later day after looking at it again' : 'Remove the rule',
    }),
    AP906: entry({
        severity: 'notice',
        title: 'Ignore rule without effect',
        found: ({ code, subject, doubt }) => doubt
            ? `the rule that ignores ${code} of ${subject} does nothing: the finding says that something was not proved, and ignoring it would not prove it`
            : `the rule that ignores ${code} of ${subject} met no such finding`,
        breaks: () => '',
        change: ({ doubt }) => doubt
            ? 'To leave a module unproved on purpose, write its name with skip under modules; it is then listed as not proved'
            : 'Remove the rule, or correct its code or subject: both are as in the report',
    }),
};

;// CONCATENATED MODULE: ./build/core/findings/build.js

/** AP5xx: the build of the image. */
const buildFindings = {
    AP501: entry({
        severity: 'error',
        title: 'Build step failed',
        found: ({ step, reason }) => (step === '' ? reason : `${step}: ${reason}`),
        breaks: () => 'there is no image to verify, so nothing is published',
        change: ({ lastLines }) => lastLines.length === 0
            ? 'Put right what the builder says'
            : `Put right what the step says in its last lines:\n${lastLines.join('\n')}`,
    }),
};

// EXTERNAL MODULE: ./build/core/render/amount.js
var amount = __nccwpck_require__(5635);
;// CONCATENATED MODULE: ./build/core/findings/checks.js


const withLog = ({ what, log }) => (log === '' ? what : `${what}. It printed last:\n${log}`);
const largestOf = ({ largest }) => largest.length === 0 ? '' : `. The most is in ${(0,amount/* list */.p_)(largest.map(({ path, bytes }) => `${path} (${(0,amount/* size */.Ej)(bytes)})`))}`;
/** AP4xx: what the owner of the image declared, and how it is started. */
const checkFindings = {
    AP401: entry({
        severity: 'error',
        title: 'Declared check failed',
        found: withLog,
        breaks: () => 'The image does not do what its owner declared',
        change: () => 'Mend what the output says; when the expectation is wrong, correct the check in the config file',
    }),
    AP402: entry({
        severity: 'error',
        title: 'App listens on 127.0.0.1 only',
        found: (evidence) => withLog({
            ...evidence,
            what: `port ${evidence.port} accepts connections on the loopback interface of the container and nowhere else`,
        }),
        breaks: () => 'Nobody outside of the container reaches it: neither a published port nor a service mesh or load balancer',
        change: () => 'Let it listen on 0.0.0.0 (or ::), for example server.listen(port) without a host, or HOST=0.0.0.0',
    }),
    AP404: entry({
        severity: 'error',
        title: 'Image larger than its budget',
        found: (evidence) => `the root file system holds ${(0,amount/* size */.Ej)(evidence.size)}, ${(0,amount/* size */.Ej)(evidence.size - evidence.max)} more than the budget${largestOf(evidence)}`,
        breaks: () => 'Every pull, start on a new machine and scan takes longer, and the registry bills for it',
        change: ({ max }) => `Keep build tools and development dependencies out of the final stage, or raise the budget of ${(0,amount/* size */.Ej)(max)} (input max-size, or size in the config file)`,
    }),
    AP405: entry({
        severity: 'error',
        title: 'Image not as declared',
        found: ({ what }) => what,
        breaks: () => 'The image does not say or hold what its owner declared below image in the config file',
        change: () => 'Correct the Dockerfile; when the declaration is wrong, correct it in the config file',
    }),
    AP406: entry({
        severity: 'unknown',
        title: 'Declaration about the image could not be checked',
        found: ({ what }) => what,
        breaks: () => 'Whether the image is as its owner declared is not known, so it is not verified',
        change: () => 'Change the declaration as the message says, or make a check with a command of it',
    }),
    AP407: entry({
        severity: 'error',
        title: 'Image cannot be started',
        found: ({ program, why }) => `the image starts ${JSON.stringify(program)}, and ${why}`,
        breaks: () => 'Every container ends before anything of the app runs: "executable file not found", "permission denied" or "exec format error"',
        change: () => 'Copy the program into the final stage with its x bit (COPY --chmod=755) and Unix line ends, or correct ENTRYPOINT or CMD',
    }),
    AP408: entry({
        severity: 'warning',
        title: 'Script of the command not in the image',
        found: ({ script, path }) => `the image starts Node with ${JSON.stringify(script)}, and ${path} is not there`,
        breaks: () => 'Unless something is mounted there, Node ends with "Cannot find module"',
        change: () => 'Copy the built files into the final stage, or correct CMD; .dockerignore may leave them out',
    }),
    AP403: entry({
        severity: 'unknown',
        title: 'Declared check could not be made',
        found: withLog,
        breaks: () => 'Whether the image does this is not known, so it is not verified',
        change: () => 'Look at the other findings of this platform and at what the message says',
    }),
};

;// CONCATENATED MODULE: ./build/core/findings/environment.js

/** AP8xx: cache, builder and emulation. */
const environmentFindings = {
    AP801: entry({
        severity: 'notice',
        title: 'Built without the cache of the runner',
        found: ({ reason }) => `the runner's cache service is not used: ${reason}`,
        breaks: () => 'nothing: the build takes longer',
        change: () => 'When it lasts, look at the status page of GitHub Actions, or set the input cache to off',
    }),
};

;// CONCATENATED MODULE: ./build/core/findings/object.js

/** What to do about files that were made on, or for, another machine. */
const installForTarget = 'Install dependencies in a stage that runs for the target platform, and keep node_modules out of the build context with .dockerignore';
const list = (items, most = 5) => items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
const needed = (by, object) => (by === object ? '' : ` (needed by ${by})`);
/** AP1xx: ELF objects and the loader that would map them. */
const objectFindings = {
    AP101: entry({
        severity: 'error',
        title: 'Native object built for another architecture',
        found: ({ object, machine, wanted, neededBy = object }) => `${object}${needed(neededBy, object)} is built for ${machine}; this platform needs ${wanted}`,
        breaks: () => 'It cannot be loaded: glibc says "cannot open shared object file: No such file or directory" although it is there, musl "Exec format error"',
        change: () => installForTarget,
    }),
    AP102: entry({
        severity: 'error',
        title: 'Native object built for another C library',
        found: ({ object, builtFor, image, lacks }) => `${object} is built for ${builtFor} and the Node of this image uses ${image}, which lacks ${list(lacks)}`,
        breaks: ({ builtFor }) => builtFor === 'glibc'
            ? 'It cannot be loaded: musl says "Error loading shared library" or "Error relocating ...: symbol not found"'
            : 'It cannot be loaded: glibc says "libc.musl-….so.1: cannot open shared object file"',
        change: ({ builtFor }) => builtFor === 'glibc'
            ? 'Use a Debian based image such as node:22-slim, or install the dependencies in an Alpine stage if the package publishes a musl build; gcompat does not help'
            : 'Install the dependencies in a stage with the same C library as the final image: do not copy node_modules from Alpine to Debian',
    }),
    AP103: entry({
        severity: 'error',
        title: 'Shared library missing',
        found: ({ library, neededBy, searched }) => `${neededBy} needs ${library}, which is not in the image (searched: ${searched.length === 0 ? 'nowhere' : list(searched)})`,
        breaks: ({ library }) => `It cannot be loaded: "${library}: cannot open shared object file" (glibc) or "Error loading shared library ${library}" (musl)`,
        change: ({ library, packages, install, bundled }) => {
            if (packages !== null) {
                return install === 'apk'
                    ? `Add to the final stage: apk add --no-cache ${packages.apk}`
                    : install === 'apt'
                        ? `Add to the final stage: apt-get update && apt-get install -y --no-install-recommends ${packages.apt}`
                        : `Install ${library} in the final stage (Debian: ${packages.apt}, Alpine: ${packages.apk}), or copy it from the stage that has it`;
            }
            return bundled
                ? `${library} comes with the package: copy the whole package folder (and its platform packages) into the final stage`
                : `Install the package that holds ${library} in the final stage, or copy the library from the stage that has it`;
        },
    }),
    AP104: entry({
        severity: 'error',
        title: 'Library too old',
        found: ({ library, path, version, provided, neededBy }) => library === 'musl'
            ? `${neededBy} needs musl ${version} or later, and ${path} is ${provided ?? 'older'}`
            : `${neededBy} needs ${version} of ${library}; ${path} provides ${provided === null ? 'no such version' : `at most ${provided}`}`,
        breaks: ({ library, path, version }) => library === 'musl'
            ? 'The process crashes while it loads, or at the first call (SIGSEGV, exit status 139), without a message'
            : `It cannot be loaded: "${path}: version \`${version}' not found"`,
        change: ({ library, version }) => {
            if (library === 'musl')
                return 'Use a newer Alpine for the final stage, or install the dependencies in a stage of this one';
            return version.startsWith('GLIBC_')
                ? 'Use a newer base image for the final stage (Debian 12 has glibc 2.36, Debian 13 has 2.41), pin a version of the package built for an older glibc, or rebuild it in the image: npm rebuild --build-from-source'
                : 'Build and run on the same release of the distribution: install the dependencies in a stage that starts from the same image as the final one';
        },
    }),
    AP105: entry({
        severity: 'error',
        title: 'Unresolved symbols at load',
        found: ({ object, symbols, count }) => `${object} refers to ${count} symbol${count === 1 ? '' : 's'} that nothing in the process defines: ${list(symbols)}`,
        breaks: ({ symbols }) => `It cannot be loaded: "undefined symbol: ${symbols[0] ?? ''}" (glibc) or "Error relocating ...: symbol not found" (musl)`,
        change: ({ ofNode }) => ofNode
            ? 'It was built for another Node: rebuild it with the Node of the final image (npm rebuild), with one ARG NODE_VERSION for all stages'
            : 'Install the dependencies in a stage that starts from the same image as the final one, so that libraries have the versions they were linked against',
    }),
    AP106: entry({
        severity: 'warning',
        title: 'Unresolved symbols at first call',
        found: ({ object, symbols, count }) => `${object} may call ${count} function${count === 1 ? '' : 's'} that nothing in the process defines: ${list(symbols)}`,
        breaks: ({ symbols }) => `The process ends at the first such call: "symbol lookup error: undefined symbol: ${symbols[0] ?? ''}"`,
        change: () => 'Rebuild the module in a stage that starts from the same image as the final one; if these functions are never called it can be ignored',
    }),
    AP107: entry({
        severity: 'error',
        title: 'Program interpreter missing',
        found: ({ program, interpreter, distribution }) => `${program} is started by ${interpreter}, which is not in the image${distribution === '' ? '' : ` (${distribution})`}`,
        breaks: ({ program }) => `It cannot be started: "exec ${program}: no such file or directory" although the file is there`,
        change: ({ interpreter }) => interpreter.includes('musl')
            ? `Copy ${interpreter} with the program, or start the final stage from the image it comes from (an Alpine based one)`
            : `Copy ${interpreter} and the libraries of glibc with the program, or start the final stage from the image it comes from (a Debian based one)`,
    }),
    AP108: entry({
        severity: 'error',
        title: 'Native object is cut or damaged',
        found: ({ object, damage, neededBy = object }) => `${object}${needed(neededBy, object)} is damaged: ${list(damage)}`,
        breaks: () => 'Loading it fails with "file too short", or ends the process with SIGBUS (exit status 135) and no message',
        change: () => 'Install the package again without the cache (npm cache clean --force) and look at how it is copied into the image',
    }),
    AP109: entry({
        severity: 'error',
        title: 'Native file is no ELF object',
        found: ({ object, kind, neededBy = object }) => `${object}${needed(neededBy, object)} is ${kind}, which Linux cannot load`,
        breaks: ({ kind }) => kind === 'an empty file'
            ? 'Loading it fails with "file too short"'
            : 'Loading it fails with "invalid ELF header" (glibc) or "Exec format error" (musl)',
        change: ({ kind }) => kind.includes('Git LFS')
            ? 'Check out with LFS (actions/checkout with lfs: true) before the build'
            : installForTarget,
    }),
    AP110: entry({
        severity: 'error',
        title: 'Native object of the wrong word size',
        found: ({ object, bits, wanted, machine, neededBy = object }) => `${object}${needed(neededBy, object)} is a ${bits}-bit object for ${machine}; this platform needs ${wanted} bits`,
        breaks: ({ bits }) => `It cannot be loaded: "wrong ELF class: ELFCLASS${bits}"`,
        change: () => `${installForTarget}; look for npm_config_arch and --cpu in the Dockerfile`,
    }),
    AP111: entry({
        severity: 'error',
        title: 'Executable stack refused',
        found: ({ object, libc }) => `${object} asks for an executable stack, which ${libc} refuses to an add-on`,
        breaks: ({ object }) => `It cannot be loaded: "${object}: cannot enable executable stack as shared object requires: Invalid argument"`,
        change: () => 'Update the package; until then clear the flag in the image: patchelf --clear-execstack FILE',
    }),
    AP112: entry({
        severity: 'error',
        title: 'Native file not accessible',
        found: ({ object, mode, user, action, neededBy = object }) => `${object}${needed(neededBy, object)} has mode ${mode}, and ${user} may not ${action} it (or a folder above it)`,
        breaks: ({ action }) => action === 'read'
            ? 'Loading it fails with "Permission denied"'
            : 'Starting it fails with "EACCES: permission denied"',
        change: ({ user }) => `Copy it with COPY --chown=${user} or add a RUN chmod, before USER`,
    }),
    AP113: entry({
        severity: 'warning',
        title: 'Does not load on larger memory pages',
        found: ({ object, pageSize }) => `${object} has segments aligned to ${pageSize / 1024} KiB, and arm64 machines with 16 or 64 KiB pages exist (Raspberry Pi 5, Asahi, some servers)`,
        breaks: () => 'On such a machine loading it fails with "ELF load command alignment not page-aligned"',
        change: () => 'Update the package; who builds it needs the linker option -Wl,-z,max-page-size=65536',
    }),
    AP114: entry({
        severity: 'warning',
        title: 'Needs a newer processor',
        found: ({ object, level }) => `${object} says that it needs ${level}`,
        breaks: () => 'On an older or emulated processor glibc refuses it with "CPU ISA level is lower than required"',
        change: () => 'Check that every machine it will run on has that level, or use a build for the baseline',
    }),
    AP115: entry({
        severity: 'unknown',
        title: 'Not seen in full',
        found: ({ object, reasons }) => `What loading ${object} comes to cannot be told: ${list(reasons)}`,
        breaks: () => 'Nothing is known to be wrong; but nothing proves that it loads',
        change: () => 'Look at the reasons; if the file is sound, this is a limit of archproof worth an issue',
    }),
};

;// CONCATENATED MODULE: ./build/core/findings/package.js

const reinstall = 'Delete node_modules and package-lock.json, run npm install with npm 11.3 or newer, and commit the lockfile; then install with npm ci in a stage that runs for this platform, without --omit=optional';
/** AP2xx: installed packages and the Node that runs them. */
const packageFindings = {
    AP201: entry({
        severity: 'error',
        title: 'Platform package missing',
        found: ({ missing, version, neededBy, instead = null }) => `${neededBy} needs ${missing}@${version} on this platform and it is not in the image${instead === null ? '' : `; ${instead} is there instead`}`,
        breaks: ({ neededBy }) => `${neededBy} fails with "Cannot find module" or its own message as soon as its native part is used`,
        change: ({ missing, version, instead = null }) => instead === null
            ? `${reinstall}. Its entry must be in the lockfile: ${missing}@${version}`
            : `node_modules was installed for another platform: install in a stage that runs for this one (not --platform=$BUILDPLATFORM), and keep node_modules out of the build context with .dockerignore`,
    }),
    AP202: entry({
        severity: 'error',
        title: 'Package and its binary have different versions',
        found: ({ name, version, binary, binaryVersion, path }) => `${name}@${version} goes with ${binary}@${version}, but ${path} is ${binaryVersion}`,
        breaks: ({ name, version, binaryVersion, checked }) => checked
            ? `${name} refuses it: Host version "${version}" does not match binary version "${binaryVersion}"`
            : `${name} was never tested with it; what happens is not defined`,
        change: ({ name, version, binary }) => `Install ${name} again so that ${binary}@${version} comes with it: copy the whole node_modules from one stage, and remove overrides of ${binary}`,
    }),
    AP203: entry({
        severity: 'error',
        title: 'Built for another Node version',
        found: ({ object, builtFor, running, nodeVersion }) => `${object} is built for NODE_MODULE_VERSION ${builtFor.join(', ')}; Node ${nodeVersion} of this image has ${running}`,
        breaks: ({ builtFor, running }) => `Loading it fails: "was compiled against a different Node.js version using NODE_MODULE_VERSION ${builtFor[0] ?? ''}. This version of Node.js requires NODE_MODULE_VERSION ${running}"`,
        change: () => 'Use one ARG NODE_VERSION for all stages and install (or npm rebuild) with the Node of the final image; put the Node major into the cache key of node_modules',
    }),
    AP204: entry({
        severity: 'error',
        title: 'No native file for this platform',
        found: ({ name, why, platform, file }) => {
            if (why === 'dangling')
                return `${file ?? name} is a link that leads nowhere`;
            return why === 'unsupported'
                ? `${name} brings native files, but none that its loader takes on ${platform}`
                : `${name} is native and has no compiled file in the image: its install script did not run, or its result was not copied`;
        },
        breaks: ({ name }) => `Requiring ${name} fails with "Cannot find module", "Could not locate the bindings file" or "No native build was found"`,
        change: ({ name, why }) => why === 'unsupported'
            ? `Compile it in the install stage (python3, make and g++ there, then npm rebuild ${name} --build-from-source), or use a version that is published for this platform`
            : `Let its install script run (no --ignore-scripts; for pnpm list it in onlyBuiltDependencies) and copy the whole package; if nothing needs the native part, ignore this code for ${name}`,
    }),
    AP205: entry({
        severity: 'warning',
        title: 'Node version outside of engines',
        found: ({ name, engines, nodeVersion, dir }) => `${name} (${dir}) wants Node ${engines}; the image has ${nodeVersion}`,
        breaks: ({ name }) => `npm only warns (EBADENGINE); at run time ${name} can fail or crash, as better-sqlite3 13 does on Node 20`,
        change: ({ name }) => `Use a base image with such a Node, or a version of ${name} that supports this one`,
    }),
    AP206: entry({
        severity: 'error',
        title: 'Needs a newer Node-API',
        found: ({ object, symbols, nodeVersion }) => `${object} uses ${symbols.slice(0, 5).join(', ')} of Node-API, which Node ${nodeVersion} of this image does not have`,
        breaks: ({ symbols }) => `Loading it, or the first call, fails with "undefined symbol: ${symbols[0] ?? ''}"`,
        change: () => 'Use a base image with a newer Node, or a version of the package built for an older Node-API',
    }),
    AP207: entry({
        severity: 'unknown',
        title: 'No Node found in the image',
        found: ({ modules }) => `the image holds no node program on its PATH or elsewhere, so ${modules} native module${modules === 1 ? '' : 's'} could not be judged`,
        breaks: () => 'Nothing is proved for an image whose Node is not known',
        change: () => 'Put node on the PATH of the final stage; if the image is not meant to run Node, archproof has nothing to prove in it',
    }),
    AP208: entry({
        severity: 'warning',
        title: 'Native part missing, fallback in use',
        found: ({ name, missing, fallback }) => `${name} has no native part here (${missing}) and silently falls back to ${fallback}`,
        breaks: () => 'Nothing fails, but it is slower on this platform than on one where the native part is there',
        change: ({ name }) => `Install ${name} for this platform with its scripts enabled, or accept the fallback by ignoring this code for it`,
    }),
};

;// CONCATENATED MODULE: ./build/core/github-pages.js
/** Whether an image name, `host/path`, is of GitHub's registry. */
const isGithub = (name) => name.startsWith('ghcr.io/');
/**
 * The pages of a package. A user's and an organisation's have different addresses; where it is not known which the owner
 * is, the address is that of an organisation, for which alone the settings of creation exist.
 */
const githubPages = (name, home) => {
    const [, owner = '', ...path] = name.split('/');
    const server = home?.serverUrl ?? 'https://github.com';
    const isUsers = home?.ownerKind === 'user' && home.owner.toLowerCase() === owner;
    const repository = home === null ? null : `${home.owner}/${home.repository}`;
    return {
        owner,
        repository,
        packageSettings: `${server}/${isUsers ? 'users' : 'orgs'}/${owner}/packages/container/${encodeURIComponent(path.join('/'))}/settings`,
        creation: isUsers ? null : `${server}/organizations/${owner}/settings/packages`,
        workflowPermissions: `${server}/${repository ?? 'OWNER/REPOSITORY'}/settings/actions`,
    };
};

;// CONCATENATED MODULE: ./build/core/findings/push-refusals.js


const hostOf = (name) => name.split('/')[0] ?? name;
const found = ({ name, status, message }) => `${hostOf(name)} ${status === null ? 'gave no answer' : `answered ${status}`} when asked whether this job may push to ${name}${message === '' ? '' : `: ${message}`}`;
const breaks = () => 'the image could be built and verified and then not be published, so nothing was built';
const refusal = (title, change) => entry({
    severity: 'error',
    title,
    found,
    breaks,
    change: (evidence) => evidence.unused === null
        ? change(evidence)
        : `${change(evidence)}. A login to ${hostOf(evidence.name)} was there before this step and was used; the given one of ${evidence.unused} was not: leave out the earlier login, or the inputs username and password`,
});
const permissions = 'permissions: { contents: read, packages: write }';
/** The causes of a refusal before the build, told apart by core/push-refusal.ts. */
const pushRefusals = {
    AP701: refusal('The registry would refuse the push', ({ name, pages }) => isGithub(name)
        ? `Give the job \`${permissions}\`. When the package exists already, give this repository the role Write under "Manage Actions access": ${pages.packageSettings}`
        : `See what the registry answered for ${name}`),
    AP705: refusal('No login to the registry', ({ name }) => isGithub(name)
        ? `Give the job \`${permissions}\` and leave username, password and github-token at their defaults; in a composite action pass \`github-token: \${{ github.token }}\` on`
        : `Give the inputs username and password, or log in to ${hostOf(name)} before this step (docker/login-action)`),
    AP706: refusal('The registry does not accept the login', ({ name }) => isGithub(name)
        ? `Use the job's own token (leave username and password empty) with \`${permissions}\`, or a classic personal access token with the scope write:packages; GHCR takes no fine-grained ones, and an organisation may forbid classic ones. A secret that does not exist arrives as an empty password`
        : `Check the user name and password for ${hostOf(name)}; a secret that does not exist arrives as an empty password`),
    AP707: refusal('The job may not write packages', ({ pages }) => `Give the job \`${permissions}\`; a reusable workflow also needs them in the job that calls it. Runs of Dependabot and of forks never get them. Defaults of the repository: ${pages.workflowPermissions}`),
    AP708: refusal('The package exists and does not let this repository write', ({ pages }) => `Open ${pages.packageSettings}, "Manage Actions access", "Add repository", choose ${pages.repository ?? 'this repository'} and the role Write`),
    AP709: refusal('The package may not be created', ({ pages }) => pages.creation === null
        ? `Give the job \`${permissions}\`. When it has them, give username and password (a classic personal access token with the scope write:packages) of ${pages.owner} for the first push`
        : `Give the job \`${permissions}\`. When it has them, the organisation forbids it: an owner of ${pages.owner} can allow the creation of packages of this visibility under ${pages.creation}`),
    AP710: refusal('The login may not push to this owner', ({ name, pages }) => isGithub(name)
        ? `Check the owner in ${name}: the token of ${pages.repository ?? 'this repository'} can push to packages of ${pages.repository?.split('/')[0] ?? 'its owner'} only. Name the image after that owner, or give username and password of an account that may write packages of ${pages.owner}`
        : `Use credentials that may push to ${name}`),
    AP711: refusal('The registry does not take the image name', ({ name }) => `Check the name ${name}; some registries want the repository to be created first, or a certain number of parts in the name`),
    AP712: refusal('The registry cannot be reached', ({ name }) => `Check that ${hostOf(name)} can be reached from this runner and is up, then run the job again. Behind a proxy give the step \`env: { NODE_USE_ENV_PROXY: 1 }\`; for a certificate of your own \`env: { NODE_EXTRA_CA_CERTS: /path/to/ca.crt }\``),
};

;// CONCATENATED MODULE: ./build/core/findings/publishing.js


/** AP7xx: registries, pushes and tags. */
const publishingFindings = {
    ...pushRefusals,
    AP702: entry({
        severity: 'error',
        title: 'Published bytes are not the verified ones',
        found: ({ expected, actual, where }) => `${where} has ${actual}; verified was ${expected}`,
        breaks: () => 'what users would pull is not what was proved',
        change: () => 'Nothing may change the image between verification and push: look for a step or process that re-tags it, and run the job again',
    }),
    AP703: entry({
        severity: 'error',
        title: 'Publishing stopped half-way',
        found: ({ moved, reason }) => `${reason}; these tags point to the new image, or may: ${moved.join(', ')}`,
        breaks: () => 'tags of one release point to different images',
        change: ({ repair }) => `Run the job again, or put the tags back:\n${repair.join('\n')}`,
    }),
    AP704: entry({
        severity: 'error',
        title: 'Publishing failed',
        found: ({ tag, reason }) => `${tag}: ${reason}`,
        breaks: () => 'no tag was moved: every tag points to what it pointed to before',
        change: () => 'Put right what the registry says, then run the job again',
    }),
    AP714: entry({
        severity: 'notice',
        title: 'A tag was left where it is',
        found: ({ tag, because }) => `${tag} was not moved: ${because}`,
        breaks: () => 'nothing: who follows this tag keeps the newer image',
        change: ({ tag }) => `To move it all the same, name the tag in the input tags, or run: docker buildx imagetools create --prefer-index=false --tag ${tag} NAME@DIGEST`,
    }),
};

// EXTERNAL MODULE: ./build/core/smoke/diagnosis.js
var diagnosis = __nccwpck_require__(5613);
// EXTERNAL MODULE: ./build/core/smoke/signals.js
var signals = __nccwpck_require__(4205);
;// CONCATENATED MODULE: ./build/core/findings/smoke.js



const firstLine = (message) => message.trim().split('\n')[0] ?? '';
const causeOf = ({ message }) => {
    const cause = (0,diagnosis/* diagnose */.h)(message)?.cause;
    return cause === undefined ? firstLine(message) : `${cause} ("${firstLine(message)}")`;
};
const again = (isRepeated) => (isRepeated ? '. Run again in a process of its own it did the same' : '');
/** AP3xx: what running the image showed. */
const smokeFindings = {
    AP301: entry({
        severity: 'error',
        title: 'Native module does not load',
        found: (failed) => `${failed.module} does not load: ${causeOf(failed)}`,
        breaks: ({ module }) => `The application fails as soon as it uses ${module}`,
        change: ({ message, module }) => (0,diagnosis/* diagnose */.h)(message, /.@([^@]*)$/.exec(module)?.[1])?.change ??
            'Install the module in a stage that runs for the target platform and has the same base as the final stage',
    }),
    AP302: entry({
        severity: 'error',
        title: 'Native module crashes',
        found: ({ module, signal, exitCode, lastWords, isRepeated }) => {
            const meaning = (0,signals/* signalMeaning */.w)(signal);
            const end = signal === ''
                ? `ended the process with exit status ${exitCode ?? 'unknown'}`
                : `killed the process with ${signal}${meaning === '' ? '' : ` (${meaning})`}`;
            return `${module} ${end}${again(isRepeated)}${lastWords === '' ? '' : `. Last words: ${lastWords}`}`;
        },
        breaks: () => 'No error can be caught: the whole application dies, without a JavaScript stack',
        change: ({ signal }) => signal === 'SIGKILL'
            ? 'Give it more memory or a smaller task; a module that needs more than the limit of the probe can be left out with !name'
            : "Compare the package's engines with the Node in the image, then rebuild it in the final base image (npm rebuild) or upgrade it",
    }),
    AP303: entry({
        severity: 'error',
        title: 'Native module hangs',
        found: ({ module, seconds, emulated, isRepeated }) => `${module} gave no result within ${seconds} s${emulated ? ' (five times the limit, because it is emulated)' : ''}${again(isRepeated)}`,
        breaks: () => 'The application stands still as soon as it uses this module',
        change: ({ emulated }) => emulated
            ? 'Run this platform on a native runner or with a newer emulator; raise module-timeout when it is merely slow'
            : 'Find what it waits for (a device, the network, a lock); raise module-timeout when it is merely slow',
    }),
    AP304: entry({
        severity: 'error',
        title: 'Native module gives a wrong result',
        found: ({ module, message }) => `${module} works, and wrongly: ${firstLine(message)}`,
        breaks: () => 'The application computes with wrong data',
        change: () => 'Reinstall the package in the target stage; when it was compiled there, compare its compiler flags with the CPU it runs on',
    }),
    AP305: entry({
        severity: 'error',
        title: 'Native part not in use',
        found: ({ module, direct }) => {
            const why = direct === null || direct === '' ? '' : `: ${(0,diagnosis/* diagnose */.h)(direct)?.cause ?? firstLine(direct)}`;
            return `${module} answered, and nothing native of it is mapped into the process, so a fallback did the work${why}`;
        },
        breaks: () => 'Nothing fails; the application is slower than you think, perhaps on this platform only',
        change: ({ direct }) => (direct === null ? undefined : (0,diagnosis/* diagnose */.h)(direct)?.change) ??
            'Let its install script run in the target stage with python3, make and g++; if the fallback is meant, leave it out with !name in the input modules',
    }),
    AP306: entry({
        severity: 'unknown',
        title: 'Native module could not be exercised',
        found: ({ module, message, at }) => {
            switch (at) {
                case 'load':
                    return `${module} does not load, for a reason that says nothing about its native code: ${firstLine(message)}`;
                case 'program':
                    return `${module} is a program that could not be tried: ${firstLine(message)}`;
                case 'expression':
                    return `the expression that is declared for ${module} failed: ${firstLine(message)}`;
                case 'exercise':
                case 'result':
                    return `the built-in exercise does not fit ${module}: ${firstLine(message)}`;
            }
        },
        breaks: () => 'Whether it works here is not known, so the image is not verified',
        change: ({ module, at }) => at === 'expression'
            ? `Correct the expression under modules in .github/archproof.yml: it sees the package as m and must give a true value`
            : `Declare an expression for ${module.replace(/(?<=.)@.*$/, '')} under modules in .github/archproof.yml that uses it as the application does, or leave it out with !name`,
    }),
    AP307: entry({
        severity: 'unknown',
        title: 'Platform could not be run',
        found: ({ reason }) => `no container of this platform could be run: ${reason}`,
        breaks: () => 'Nothing is proved on this platform, so nothing is published',
        change: ({ cause }) => ({
            emulator: 'Set up QEMU before this step (docker/setup-qemu-action), or run this platform on a native runner; where one is registered, check that the files of the image are for this platform',
            node: 'Put node on the PATH of the image; a runtime stage must copy it together with its shared libraries and loader',
            engine: 'Look at the message of the engine and run the step again',
        })[cause],
    }),
    AP308: entry({
        severity: 'unknown',
        title: 'Emulator fault suspected',
        found: ({ module, what, emulator, why }) => `${module} ${what} under ${emulator}, which is suspected instead: ${why}`,
        breaks: () => 'Whether the module works on real hardware is not known, so the image is not verified',
        change: () => 'Use QEMU 10 or newer (docker/setup-qemu-action with image: docker.io/tonistiigi/binfmt:qemu-v10.2.3), or run this platform on a native runner',
    }),
    AP309: entry({
        severity: 'unknown',
        title: 'Native module not exercised',
        found: ({ module, why }) => `${module} is in the image and was not exercised: ${why}`,
        breaks: () => 'Whether it works here is not known, so the image is not verified',
        change: ({ module }) => `See the other findings of this platform first; then leave ${module.replace(/(?<=.)@.*$/, '')} out with !name, or run again`,
    }),
    AP310: entry({
        severity: 'notice',
        title: 'Two looks at one module disagree',
        found: ({ module, before, alone: then }) => `${module}: ${before}; run again in a process of its own it ${then}, and that counts`,
        breaks: () => 'Nothing by itself: another module may bring what this one lacks, or get in its way',
        change: () => 'When the application loads both in one process, try the module beside the others',
    }),
    AP320: entry({
        severity: 'notice',
        title: 'Proved in an earlier run',
        found: ({ run, count }) => `${count} native modules were proved in ${run}, and nothing that decides has changed since, so they were not run again`,
        breaks: () => 'Nothing: a run that publishes never relies on an earlier one',
        change: () => 'Set verdict-cache: false to run them every time',
    }),
};

;// CONCATENATED MODULE: ./build/core/findings/catalogue.js








/** Every finding there is. A code without its texts, or a text without its evidence, does not compile. */
const catalogue = {
    ...objectFindings, // AP1xx
    ...packageFindings, // AP2xx
    ...smokeFindings, // AP3xx
    ...checkFindings, // AP4xx
    ...buildFindings, // AP5xx
    ...publishingFindings, // AP7xx
    ...environmentFindings, // AP8xx
    ...actionFindings, // AP9xx
};

;// CONCATENATED MODULE: ./build/core/finding.js

const docsFolder = 'https://github.com/archproof/archproof/blob/main/docs/findings';
/** Makes the finding of a code from its evidence, with the texts of the catalogue. */
const finding = (code, where, evidence) => {
    // The catalogue is typed per code; TypeScript cannot follow the generic key into the union of its functions.
    const entry = catalogue[code];
    return {
        code,
        severity: entry.severity,
        platform: where.platform ?? null,
        subject: where.subject,
        title: entry.title,
        found: entry.found(evidence),
        breaks: entry.breaks(evidence),
        change: entry.change(evidence),
        evidence,
        source: where.source ?? null,
        docs: `${docsFolder}/${code}.md`,
    };
};


/***/ }),

/***/ 8099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gj: () => (/* binding */ gate),
/* harmony export */   O_: () => (/* binding */ gateAudited),
/* harmony export */   fL: () => (/* binding */ excuses)
/* harmony export */ });
/* unused harmony export judge */
/* harmony import */ var _ignore_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9890);
/* harmony import */ var _native_module_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2920);


/** Decides, and tells what of the findings counted. */
const judge = (given) => {
    const everythingSeen = given.requested.every((platform) => given.evidence.some((one) => one.platform === platform && one.audit !== null && one.smoke !== null));
    const { standing, ignored } = (0,_ignore_js__WEBPACK_IMPORTED_MODULE_0__/* .applyIgnores */ .w)(given.findings, given.ignoring ?? _ignore_js__WEBPACK_IMPORTED_MODULE_0__/* .nothingIgnored */ .e, everythingSeen);
    return { decision: decide(given, standing, ignored), findings: standing, ignored };
};
/** The decision alone. */
const gate = (given) => judge(given).decision;
/**
 * The one place that decides. A finding of severity error refuses. Otherwise anything that was not seen, on any requested
 * platform, stage or module, leaves the verdict unknown; only complete evidence verifies.
 */
const decide = ({ requested, image, evidence, declared = [], isPublishing = false }, findings, ignored) => {
    const refusals = [
        ...findings.filter(({ severity }) => severity === 'error').map(describeFinding),
        ...evidence.flatMap((platform) => brokenModules(platform, excuses(platform.platform, findings, ignored))),
        ...evidence.flatMap((platform) => failedChecks(platform, findings, ignored)),
    ];
    if (refusals.length > 0)
        return { verdict: 'refused', because: unique(refusals) };
    const doubts = [
        ...(requested.length === 0 ? ['no platform was requested, so nothing was proved'] : []),
        ...requested.flatMap((platform) => platformDoubts(platform, image, evidence)),
        ...requested.flatMap((platform) => checkDoubts(declared, platform, image, evidence)),
        ...findings.filter(({ severity }) => severity === 'unknown').map(describeFinding),
        ...(isPublishing ? evidence.flatMap(recalledDoubts) : []),
    ];
    if (doubts.length > 0 || image === null) {
        return { verdict: 'unknown', because: unique(doubts.length > 0 ? doubts : ['no image was built']) };
    }
    const platforms = image.platforms.filter(({ platform }) => requested.includes(platform));
    return { verdict: 'verified', verified: { image, platforms } };
};
/**
 * Decides on what was audited only: by the same rules as `gate`, but what was not run leaves no doubt, and every module must
 * have been found sound by its files, or be left out by the user.
 */
const gateAudited = ({ requested, image, evidence, findings }, leftOut) => {
    const isLeftOut = ({ name }) => leftOut.includes(name);
    const modules = evidence.flatMap(({ platform, audit }) => (audit?.modules ?? []).filter((module) => !isLeftOut(module)).map((module) => ({ ...module, platform })));
    const refusals = [
        ...findings.filter(({ severity }) => severity === 'error').map(describeFinding),
        ...modules
            .filter(({ state }) => state === 'broken')
            .map(({ name, platform }) => `${name} is broken on ${platform}`),
    ];
    if (refusals.length > 0)
        return { verdict: 'refused', because: unique(refusals) };
    const doubts = [
        ...(requested.length === 0 || image === null ? ['no platform was audited, so nothing is known'] : []),
        ...requested.flatMap((platform) => {
            const found = findEvidence(platform, image, evidence);
            return 'doubt' in found ? [found.doubt] : auditDoubts(found.known, found.built);
        }),
        ...findings.filter(({ severity }) => severity === 'unknown').map(describeFinding),
        ...modules
            .filter(({ state }) => state === 'unknown')
            .map(({ name, platform }) => `${name} on ${platform} could not be judged from its files`),
    ];
    return { verdict: doubts.length > 0 ? 'unknown' : 'verified', because: unique(doubts) };
};
const describeFinding = ({ code, platform, subject, found }) => `${code}${platform === null ? '' : ` on ${platform}`}: ${subject}: ${found}`;
const unique = (texts) => [...new Set(texts)];
const speaksOf = ({ subject, platform }, module, on) => (platform === null || platform === on) &&
    [module.name, `${module.name}@${module.version}`, module.dir].includes(subject);
/**
 * Whether all that is known against a module on a platform is ignored: something is, and nothing that counts is left.
 * Excuses a module that is broken, never one that was not seen.
 */
const excuses = (platform, findings, ignored) => (module) => ignored.some(({ finding }) => finding.severity === 'error' && speaksOf(finding, module, platform)) &&
    !findings.some((finding) => (finding.severity === 'error' || finding.severity === 'unknown') && speaksOf(finding, module, platform));
/** Outcomes that refuse by themselves, so that a stage which forgets its finding cannot open the gate. */
const brokenModules = ({ platform, audit, smoke }, isExcused) => {
    const settled = new Set((smoke?.outcomes ?? []).filter(({ state }) => state === 'proved' || state === 'skipped').map(keyOf));
    return [
        ...(smoke?.outcomes ?? [])
            .filter(({ state, module }) => state === 'broken' && !isExcused(module))
            .map(({ module, message }) => `${module.name} is broken on ${platform}: ${message}`),
        // Where audit and smoke disagree the module was run again alone, and that result counts; one that the user left out is
        // listed as not proved (truth table of the verdict).
        ...(audit?.modules ?? [])
            .filter((module) => module.state === 'broken' && !settled.has((0,_native_module_js__WEBPACK_IMPORTED_MODULE_1__/* .moduleKey */ .M)(module)) && !isExcused(module))
            .map((module) => `${module.name} is broken on ${platform}`),
    ];
};
/** A verdict of another run may be planted, so nothing is published on one. */
const recalledDoubts = ({ platform, smoke }) => smoke?.provedIn === undefined ? [] : [`the modules of ${platform} were not run, but proved in ${smoke.provedIn}`];
/** A check that failed refuses by itself, unless all that is known against it is ignored. */
const failedChecks = ({ platform, checks }, findings, ignored) => (checks?.outcomes ?? [])
    .filter(({ state, name }) => {
    const isExcused = excuses(platform, findings, ignored);
    return state === 'failed' && !isExcused({ name, version: '', dir: '' });
})
    .map(({ name, message }) => `the check ${JSON.stringify(name)} failed on ${platform}: ${message}`);
/** Every check that was declared for a platform must have an outcome there, about this very image. */
const checkDoubts = (declared, platform, image, evidence) => {
    const own = declared.filter(({ platforms }) => platforms === null || platforms.includes(platform));
    const built = image?.platforms.find((candidate) => candidate.platform === platform);
    const checks = evidence.find((candidate) => candidate.platform === platform)?.checks ?? null;
    if (own.length > 0 && checks !== null && checks.digest !== built?.digest) {
        return [`the checks of ${platform} are about another image`];
    }
    return own.flatMap(({ name }) => {
        const outcome = checks?.outcomes.find((candidate) => candidate.name === name);
        if (outcome === undefined)
            return [`the check ${JSON.stringify(name)} was not made on ${platform}`];
        return outcome.state === 'unknown' ? [`the check ${JSON.stringify(name)} on ${platform}: ${outcome.message}`] : [];
    });
};
const keyOf = ({ module }) => (0,_native_module_js__WEBPACK_IMPORTED_MODULE_1__/* .moduleKey */ .M)(module);
/** The only evidence of a platform, when it is about the image; otherwise why there is none. */
const findEvidence = (platform, image, evidence) => {
    const built = image?.platforms.filter((candidate) => candidate.platform === platform) ?? [];
    const seen = evidence.filter((candidate) => candidate.platform === platform);
    const only = built[0];
    if (only === undefined || built.length > 1)
        return { doubt: `${platform} was not built` };
    const known = seen[0];
    if (known === undefined || seen.length > 1)
        return { doubt: `${platform} has no evidence` };
    if (known.built?.digest !== only.digest)
        return { doubt: `the evidence of ${platform} is about another image` };
    return { known, built: only };
};
const platformDoubts = (platform, image, evidence) => {
    const found = findEvidence(platform, image, evidence);
    if ('doubt' in found)
        return [found.doubt];
    const { known, built } = found;
    return [...auditDoubts(known, built), ...smokeDoubts(known, built), ...moduleDoubts(known)];
};
const auditDoubts = ({ platform, audit }, built) => {
    if (audit === null)
        return [`${platform} was not audited`];
    if (audit.digest !== built.digest)
        return [`the audit of ${platform} is about another image`];
    return audit.gaps.map((gap) => `the audit of ${platform} is incomplete: ${gap}`);
};
const smokeDoubts = ({ platform, smoke }, built) => {
    if (smoke === null)
        return [`${platform} was not run`];
    if (smoke.digest !== built.digest)
        return [`the smoke run of ${platform} is about another image`];
    return smoke.gaps.map((gap) => `the smoke run of ${platform} is incomplete: ${gap}`);
};
/** Every module that either stage knows must have done its work, or have been left out by the user. */
const moduleDoubts = ({ platform, audit, smoke }) => {
    const outcomes = new Map((smoke?.outcomes ?? []).map((outcome) => [keyOf(outcome), outcome]));
    const missing = (audit?.modules ?? [])
        .filter((module) => !outcomes.has((0,_native_module_js__WEBPACK_IMPORTED_MODULE_1__/* .moduleKey */ .M)(module)))
        .map((module) => `${module.name} was found on ${platform} and not exercised`);
    const unknown = [...outcomes.values()]
        .filter(({ state }) => state === 'unknown')
        .map(({ module, message }) => `${module.name} on ${platform}: ${message}`);
    const unread = (audit?.modules ?? [])
        .filter((module) => module.state === 'unknown' && outcomes.get((0,_native_module_js__WEBPACK_IMPORTED_MODULE_1__/* .moduleKey */ .M)(module))?.state !== 'skipped')
        .map((module) => `${module.name} on ${platform} could not be judged from its files`);
    return [...missing, ...unknown, ...unread];
};


/***/ }),

/***/ 9890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ nothingIgnored),
/* harmony export */   w: () => (/* binding */ applyIgnores)
/* harmony export */ });
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1327);

const nothingIgnored = { rules: [], today: '' };
const isAbout = (rule, { code, subject }) => rule.code === code && rule.subject === subject;
/** RFC 3339 dates compare as texts. */
const isOver = ({ until }, today) => until !== null && until < today;
/** A rule that did nothing is worth a word: it is over, it would hide a doubt, or what it was for is gone. */
const notice = (rule, findings, today) => {
    const { code, subject, until, source } = rule;
    const meant = findings.some((one) => isAbout(rule, one));
    if (until !== null && isOver(rule, today)) {
        return (0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)('AP905', { subject, source }, { code, subject, until, meant });
    }
    return (0,_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .g)('AP906', { subject, source }, { code, subject, doubt: meant });
};
/**
 * Takes out what the config file ignores. Doubts (severity unknown) are never taken out: that something was not seen cannot
 * be lived with by decision, or an unproved module would look like a proved one; who does not want it proved says so under
 * `modules`, and then it is listed as not proved.
 * @param everythingSeen whether each requested platform was audited and run; until then no rule has had its chance, and none
 *   is said to be of no use
 */
const applyIgnores = (findings, { rules, today }, everythingSeen) => {
    const active = rules.filter((rule) => !isOver(rule, today));
    const ruleFor = (one) => one.severity === 'unknown' ? undefined : active.find((rule) => isAbout(rule, one));
    const used = new Set(findings.map(ruleFor));
    return {
        standing: [
            ...findings.filter((one) => ruleFor(one) === undefined),
            ...rules
                .filter((rule) => !used.has(rule) && (everythingSeen || findings.some((one) => isAbout(rule, one))))
                .map((rule) => notice(rule, findings, today)),
        ],
        ignored: findings.flatMap((one) => {
            const rule = ruleFor(one);
            return rule === undefined ? [] : [{ finding: one, reason: rule.reason, until: rule.until }];
        }),
    };
};


/***/ }),

/***/ 6597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ readCheckInputs)
});

// UNUSED EXPORTS: checkInputNames

// EXTERNAL MODULE: ./build/core/delimited.js + 10 modules
var delimited = __nccwpck_require__(7330);
// EXTERNAL MODULE: ./build/core/parsed.js
var parsed = __nccwpck_require__(7537);
// EXTERNAL MODULE: ./build/core/platform.js
var core_platform = __nccwpck_require__(3643);
;// CONCATENATED MODULE: ./build/core/input/values.js

const list = (words) => words.join(', ');
/** true and false as YAML 1.2 spells them. */
const values_parseBoolean = (text) => {
    if (/^(?:true|True|TRUE)$/.test(text))
        return accept(true);
    if (/^(?:false|False|FALSE)$/.test(text))
        return accept(false);
    return refuse('is neither true nor false', 'Write true or false');
};
/** One of a few words. */
const parseWord = (words) => (text) => {
    const found = words.find((word) => word === text.toLowerCase());
    return found === undefined ? (0,parsed/* refuse */.T)('is not one of the known values', `Use one of ${list(words)}`) : (0,parsed/* accept */.J)(found);
};
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/** Beyond a day a time limit is none, and a timer of more than 24.8 days fires at once. */
const longestDuration = 24 * 3_600_000;
/** `60s`, `2m`, `1m30s`, `500ms` in milliseconds; a number without unit is refused, because nobody knows what it means. */
const parseDuration = (text) => {
    if (/^[\d.]+$/.test(text))
        return (0,parsed/* refuse */.T)('has no unit', `Write ${text}s for seconds or ${text}m for minutes`);
    if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) {
        return (0,parsed/* refuse */.T)('is not a duration', 'Write a number and a unit, for example 60s, 2m or 1m30s');
    }
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
    const milliseconds = Math.round(parts.reduce((sum, [, number = '0', unit = 'ms']) => sum + Number(number) * (units[unit] ?? 1), 0));
    return milliseconds > 0 && milliseconds <= longestDuration
        ? (0,parsed/* accept */.J)(milliseconds)
        : (0,parsed/* refuse */.T)('is not a sensible time limit', 'Give more than nothing and at most 24h');
};
/** A part of a cache scope: it becomes a field of a comma-separated attribute list and of a cache key. */
const parseScope = (text) => /^[\w./-]{1,200}$/.test(text)
    ? accept(text)
    : refuse('cannot be part of a cache key', 'Use at most 200 letters, digits, . _ - and /');
/** A number of bytes as Docker reads it: `64m`, `1.5g`. */
const values_parseByteSize = (text) => /^\d+(?:\.\d+)?\s?(?:[kmgtp]?i?b?)$/i.test(text)
    ? accept(text)
    : refuse('is not a size', 'Write a number and a unit, for example 64m or 1g');
const factors = { '': 0, k: 1, m: 2, g: 3, t: 4, p: 5 };
/** A size in bytes: `400MB` is 400 million, `400MiB` is 400 times 2 to the power of 20. */
const parseSize = (text) => {
    const [, number, unit = '', binary = ''] = /^(\d+(?:\.\d+)?)\s?([kmgtp]?)(i?)b?$/i.exec(text) ?? [];
    const bytes = Math.round(Number(number) * (binary === '' ? 1000 : 1024) ** (factors[unit.toLowerCase()] ?? 0));
    return number !== undefined && bytes > 0 && Number.isSafeInteger(bytes)
        ? accept(bytes)
        : refuse('is not a size', 'Write a number and a unit, for example 400MB or 1GB');
};
/** Any text on one line. */
const values_parseText = (text) => /[\r\n\0]/.test(text) ? (0,parsed/* refuse */.T)('has more than one line', 'Write it on one line') : (0,parsed/* accept */.J)(text);
/** Package names as the registry of npm accepts them, old ones with capitals included. */
const packageName = /^(?:@[\w~.-]+\/)?[\w~-][\w~.-]*$/;
/** A package to prove as well, or `!name` for one to leave out. */
const parseModule = (text) => {
    const skipped = text.startsWith('!');
    const name = skipped ? text.slice(1).trim() : text;
    return packageName.test(name) && name.length <= 214
        ? (0,parsed/* accept */.J)({ name, skipped })
        : (0,parsed/* refuse */.T)('is not a package name', 'Write for example sharp, @swc/core, or !fsevents to leave one out');
};

;// CONCATENATED MODULE: ./build/core/input/building.js




const parsePair = (example) => (text) => {
    const pair = splitPair(text);
    return pair === null || /\s/.test(pair.key) || pair.value === ''
        ? refuse('is not of the form KEY=value', `Write for example ${example}`)
        : accept(pair);
};
/** A line that is handed on as it is, once it has the shape. */
const parseShape = (shape, form, example) => (text) => shape.test(text) ? (0,parsed/* accept */.J)(text) : (0,parsed/* refuse */.T)(`is not of the form ${form}`, `Write for example ${example}`);
const parseArgument = parseShape(/^[^\s=]+(?:=|$)/, 'KEY=value', 'NODE_ENV=production');
const parseNamedContext = parseShape(/^[^\s=]+=./, 'name=value', 'base=docker-image://node:22-slim');
const parseHost = parseShape(/^[^\s:=]+[:=]\S+$/, 'host:address', 'db.example:10.0.0.5');
const parseUlimit = parseShape(/^[a-z]+=-?\d+(?::-?\d+)?$/, 'type=soft:hard', 'nofile=1024:4096');
const parseAttestation = parseShape(/^type=[a-z]/, 'type=...', 'type=sbom,generator=image');
/** Words in a name that say its value is a secret. */
const secretWord = /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|API_?KEY|PRIVATE_?KEY)(?:_|$)/i;
/** Everybody who can pull the image can read its build arguments. */
const noticeSecretArguments = (reader, args) => {
    for (const { key } of args.map((argument) => splitPair(argument)).filter((pair) => pair !== null)) {
        if (secretWord.test(key)) {
            reader.notice(`build-args: ${key} looks like a secret, and build arguments stay readable in the image: use secrets and RUN --mount=type=secret`);
        }
    }
};
/** The platforms, each once. */
const readPlatforms = (reader) => {
    const known = core_platform/* architectures */.f2.map(({ platform }) => platform).join(', ');
    const given = reader.items('platforms', (text) => {
        const platform = (0,core_platform/* parsePlatform */.FL)(text);
        return platform === null
            ? (0,parsed/* refuse */.T)('is not a platform that Node images exist for', `Use one or more of ${known}`)
            : (0,parsed/* accept */.J)(platform);
    });
    if (reader.text('platforms') === '')
        return ['linux/amd64', 'linux/arm64'];
    return [...new Set(given)];
};
const readPlatformArguments = (reader, platforms) => {
    const parsed = reader.lines('platform-build-args', (line) => {
        const pair = splitPair(line);
        const platform = pair === null ? null : parsePlatform(pair.key);
        const argument = pair?.value.trim() ?? '';
        if (platform === null || !/^[^\s=]+=/.test(argument)) {
            return refuse('is not of the form platform=KEY=value', 'Write for example linux/arm64=BUILD_ARCH=aarch64');
        }
        if (!platforms.includes(platform)) {
            return refuse(`is for ${platform}, which is not built`, `Add ${platform} to platforms or remove the line`);
        }
        return accept({ platform, argument });
    });
    return platforms
        .map((platform) => ({
        platform,
        args: parsed.filter((line) => line.platform === platform).map(({ argument }) => argument),
    }))
        .filter(({ args }) => args.length > 0);
};
/** An id names one secret, whichever of the inputs gives it. */
const refuseRepeatedSecrets = (reader, given) => {
    given.forEach(([name, id], index) => {
        const first = given.findIndex(([, other]) => other === id);
        if (first === index)
            return;
        reader.complain(name, id, {
            message: `the secret ${id} is given twice, first in ${given[first]?.[0] ?? 'secrets'}`,
            remedy: 'Give each id once',
        });
    });
};
const readSecrets = (reader) => {
    const secrets = reader.lines('secrets', parsePair('npm_token=${{ secrets.NPM_TOKEN }}'));
    const secretEnvs = reader.items('secret-envs', parsePair('npm_token=NPM_TOKEN'));
    const secretFiles = reader.lines('secret-files', parsePair('npmrc=.npmrc'));
    refuseRepeatedSecrets(reader, [
        ...secrets.map(({ key }) => ['secrets', key]),
        ...secretEnvs.map(({ key }) => ['secret-envs', key]),
        ...secretFiles.map(({ key }) => ['secret-files', key]),
    ]);
    return { secrets, secretEnvs, secretFiles };
};
const optional = (reader, name, parse) => reader.one(name, parse, null);
/** Everything that shapes the build besides its sources. */
const readBuild = (reader, platforms) => {
    const args = reader.lines('build-args', parseArgument);
    noticeSecretArguments(reader, args);
    const { secrets, secretEnvs, secretFiles } = readSecrets(reader);
    return {
        secretValues: secrets.map(({ value }) => value),
        build: {
            target: optional(reader, 'target', parseText),
            args,
            platformArgs: readPlatformArguments(reader, platforms),
            contexts: reader.lines('build-contexts', parseNamedContext),
            secrets: secrets.map(({ key }) => key),
            secretEnvs,
            secretFiles,
            ssh: reader.items('ssh', parseText),
            noCache: reader.one('no-cache', parseBoolean, false),
            noCacheFilters: reader.items('no-cache-filters', parseText),
            pull: reader.one('pull', parseBoolean, false),
            network: optional(reader, 'network', parseText),
            addHosts: reader.items('add-hosts', parseHost),
            allow: reader.items('allow', parseText),
            shmSize: optional(reader, 'shm-size', parseByteSize),
            ulimits: reader.lines('ulimit', parseUlimit),
            cgroupParent: optional(reader, 'cgroup-parent', parseText),
            provenance: optional(reader, 'provenance', parseText),
            sbom: optional(reader, 'sbom', parseText),
            attests: reader.lines('attests', parseAttestation),
        },
    };
};

;// CONCATENATED MODULE: ./build/core/input/modules.js

const defaultModuleTimeoutMs = 60_000;
/** Packages to prove as well, and packages to leave out. */
const readModules = (reader, config) => {
    const modules = reader.items('modules', parseModule);
    const names = (skipped) => [
        ...new Set(modules.filter((module) => module.skipped === skipped).map(({ name }) => name)),
    ];
    const moreModules = names(false);
    const skippedModules = [...new Set([...names(true), ...config.skippedModules])];
    for (const name of moreModules.filter((candidate) => skippedModules.includes(candidate))) {
        reader.complain('modules', name, {
            message: config.skippedModules.includes(name)
                ? `contradicts ${name}: skip in the config file`
                : `contradicts !${name}`,
            remedy: 'Remove one of the two',
        });
    }
    return { moreModules, skippedModules };
};

// EXTERNAL MODULE: ./build/core/datadog-site.js
var datadog_site = __nccwpck_require__(8018);
;// CONCATENATED MODULE: ./build/core/input/reporting.js



/** A user name with its password; one without the other is a mistake, never a guess. */
const readCredentials = (reader) => {
    const username = reader.text('username');
    const password = reader.text('password');
    if (username !== '' && password !== '')
        return { username, password };
    if (password !== '') {
        reader.complain('password', '', {
            message: 'is given without username',
            remedy: 'Give username too; for ghcr.io leave both empty: the actor and github-token are used',
        });
    }
    if (username !== '') {
        // A secret is empty in runs of forks and of Dependabot, which publish nothing anyhow.
        reader.notice('username is given and password is empty, so there is no login: is the secret set?');
    }
    return null;
};
const parseDatadogTag = (text) => /^[^\s:]+:\S/.test(text) ? (0,parsed/* accept */.J)(text) : (0,parsed/* refuse */.T)('is not of the form key:value', 'Write for example team:payments');
/** Where and as what to report. Without a key nothing is sent; a site that is none costs a warning, never the run. */
const readDatadog = (reader) => {
    const optional = (name) => reader.one(name, values_parseText, null);
    const key = reader.text('datadog-api-key');
    return {
        apiKey: key === '' ? null : key,
        site: (0,datadog_site/* parseDatadogSite */.zT)(reader.text('datadog-site')),
        service: optional('datadog-service'),
        env: optional('datadog-env'),
        tags: reader.items('datadog-tags', parseDatadogTag),
    };
};

// EXTERNAL MODULE: ./build/core/evidence.js
var evidence = __nccwpck_require__(3017);
;// CONCATENATED MODULE: ./build/core/input/target.js


const example = 'Write an image reference, or oci-layout:PATH, docker-archive:PATH or dir:PATH';
/** A path says that it is one: it begins like one, or ends like an archive. Anything else is a reference. */
const isPath = (text) => /^(?:\.{1,2}$|\.{0,2}[\\/]|~[\\/]|[A-Za-z]:[\\/])/.test(text) || /\.(?:tar|tar\.gz|tgz|oci)$/i.test(text);
// Looser than the grammar of references: the engine knows it best. What could be taken for an option is none.
const reference = /^[A-Za-z0-9[][\w./:@[\]-]{0,4095}$/;
const parseStored = (name, rest) => {
    const at = rest.lastIndexOf('@sha256:');
    if (at === -1)
        return (0,parsed/* accept */.J)({ kind: 'stored', name, path: rest, digest: null });
    const digest = rest.slice(at + 1);
    return (0,evidence/* isDigest */.B)(digest)
        ? (0,parsed/* accept */.J)({ kind: 'stored', name, path: rest.slice(0, at), digest })
        : (0,parsed/* refuse */.T)('has a malformed digest', 'Write 64 hex digits behind @sha256:');
};
const parseBare = (name) => {
    if (isPath(name))
        return (0,parsed/* accept */.J)({ kind: 'path', name, path: name });
    return reference.test(name)
        ? (0,parsed/* accept */.J)({ kind: 'reference', name })
        : (0,parsed/* refuse */.T)('is neither an image reference nor a path', example);
};
/** The target of a check. */
const parseTarget = (text) => {
    const [, word, rest = ''] = /^(oci-layout|docker-archive|dir):(.*)$/s.exec(text) ?? [];
    if (word === undefined)
        return parseBare(text);
    if (rest === '' || /[\0\r\n]/.test(rest))
        return (0,parsed/* refuse */.T)('names no path', `Write for example ${word}:./image`);
    return word === 'dir' ? (0,parsed/* accept */.J)({ kind: 'folder', name: text, path: rest }) : parseStored(text, rest);
};

;// CONCATENATED MODULE: ./build/core/input/check-inputs.js





/** Inputs of the action `check` and options of `archproof check`; a test compares them with check/action.yml. */
const checkInputNames = (/* unused pure expression or super */ null && ([
    'image',
    'platforms',
    'modules',
    'module-timeout',
    'fail-on',
    'report-dir',
    'datadog-api-key',
    'datadog-site',
    'datadog-service',
    'datadog-env',
    'datadog-tags',
]));
/** Reads the inputs of a check; who calls it must look at the reader's problems before using any of them. */
const readCheckInputs = (reader) => {
    const nothing = { kind: 'reference', name: '' };
    if (reader.text('image') === '') {
        const remedy = 'Name the image to check, for example ghcr.io/owner/name:1.2.3';
        reader.complain('image', '', { message: 'is needed', remedy });
    }
    const platforms = readPlatforms(reader);
    return {
        target: reader.one('image', parseTarget, nothing),
        platforms: reader.text('platforms') === '' ? null : platforms,
        ...readModules(reader, { skippedModules: [] }),
        moduleTimeoutMs: reader.one('module-timeout', parseDuration, defaultModuleTimeoutMs),
        failOn: reader.one('fail-on', parseWord(['error', 'warning', 'never']), 'error'),
        reportDir: reader.one('report-dir', values_parseText, null),
        datadog: readDatadog(reader),
    };
};


/***/ }),

/***/ 9671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ parseCommandLine),
/* harmony export */   yj: () => (/* binding */ help)
/* harmony export */ });
/* unused harmony exports checkOptions, nearest */
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7537);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4657);


/** Options of `archproof check` that have a value: inputs of the action `check` by the same names. */
const checkOptions = ['platforms', 'modules', 'module-timeout', 'fail-on', 'report-dir'];
const flags = ['json', 'help', 'version'];
/** Changes of one character that lead from one word to the other (Levenshtein). */
const distance = (one, other) => {
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let i = 1; i <= one.length; i += 1) {
        const next = [i];
        for (let j = 1; j <= other.length; j += 1) {
            const same = one[i - 1] === other[j - 1] ? 0 : 1;
            next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
        }
        row = next;
    }
    return row[other.length] ?? 0;
};
/** The known word that somebody most likely meant; null when none is near. */
const nearest = (word, known) => {
    const ranked = known
        .map((candidate) => ({ candidate, away: distance(word.slice(0, 50), candidate) }))
        .sort((a, b) => a.away - b.away);
    const best = ranked[0];
    return best !== undefined && best.away <= Math.max(2, Math.ceil(best.candidate.length / 3)) ? best.candidate : null;
};
const unknown = (name) => {
    const known = [...checkOptions, ...flags];
    const meant = nearest(name, known);
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)(`has no option --${name}`, meant === null ? `Use one of ${known.map((option) => `--${option}`).join(', ')}` : `Did you mean --${meant}?`);
};
/** An option with the value that stands in it or behind it, and how many words that took. */
const readOption = (word, next) => {
    const [, name = '', own] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (flags.includes(name)) {
        return own === undefined
            ? (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .accept */ .J)({ name, value: 'true', words: 1 })
            : (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)(`--${name} takes no value`, `Write --${name}`);
    }
    if (!checkOptions.includes(name))
        return unknown(name === '' ? word.replace(/^-+/, '') : name);
    if (own !== undefined)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .accept */ .J)({ name, value: own, words: 1 });
    return next === undefined
        ? (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)(`--${name} needs a value`, `Write --${name} VALUE`)
        : (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .accept */ .J)({ name, value: next, words: 2 });
};
/** The words behind `check`, options and operands in any order; `--` ends the options. */
const readWords = (words) => {
    const values = new Map();
    const operands = [];
    for (let index = 0; index < words.length;) {
        const word = words[index] ?? '';
        if (word === '--')
            return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .accept */ .J)({ values, operands: [...operands, ...words.slice(index + 1)] });
        if (!word.startsWith('-')) {
            operands.push(word);
            index += 1;
            continue;
        }
        const option = readOption(word, words[index + 1]);
        if (!option.ok)
            return option;
        values.set(option.value.name, option.value.value);
        index += option.value.words;
    }
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .accept */ .J)({ values, operands });
};
const checkOf = ({ values, operands }) => {
    const [image, ...more] = operands;
    if (image === undefined)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('check needs an image', 'Write for example archproof check ./image.tar');
    if (more.length > 0)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)('checks one image at a time', `Run it again for ${more.join(' ')}`);
    const given = { image };
    for (const name of checkOptions)
        given[name] = values.get(name) ?? '';
    const raw = Object.fromEntries(_names_js__WEBPACK_IMPORTED_MODULE_0__/* .allInputNames */ .cj.map((name) => [name, given[name] ?? '']));
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .accept */ .J)({ kind: 'check', raw, json: values.has('json') });
};
/** The words behind the name of the program. */
const parseCommandLine = ([command = '', ...words]) => {
    if (['', 'help', '--help', '-h'].includes(command))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .accept */ .J)({ kind: 'help' });
    if (command === '--version')
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .accept */ .J)({ kind: 'version' });
    if (command !== 'check') {
        const meant = nearest(command, ['check']);
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)(`has no command ${command}`, meant === null ? 'Run archproof --help' : `Did you mean ${meant}?`);
    }
    const read = readWords(words.map((word) => (word === '-h' ? '--help' : word)));
    if (!read.ok)
        return read;
    if (read.value.values.has('help'))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .accept */ .J)({ kind: 'help' });
    return read.value.values.has('version') ? (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .accept */ .J)({ kind: 'version' }) : checkOf(read.value);
};
/** What `archproof --help` prints. */
const help = `Usage: archproof check [options] IMAGE

Says whether the native modules of an image are right on every platform. IMAGE is one of
  ghcr.io/owner/name:tag      an image of the engine or of a registry: audited, and its modules run
  oci-layout:PATH             an OCI layout, folder or tar archive: audited, nothing is run
  docker-archive:PATH         what docker save writes: audited, nothing is run
  dir:PATH                    the root folder of an image: audited, nothing is run
  ./PATH or NAME.tar          one of the last three, by what is there
All but the first work without Docker. Of several images in an archive, name one: PATH@sha256:...

Options
  --platforms LIST            such as linux/amd64,linux/arm64. Default: all that the image has
  --modules LIST              more packages to prove, or !NAME to leave one out
  --module-timeout TIME       for each module. Default: 60s, five times that when emulated
  --fail-on WHEN              error, warning or never. Default: error
  --report-dir PATH           writes report.json there
  --json                      prints report.json instead of the table
  --help, --version

Exit status: 0 verified; 1 refused or unknown; 2 the command line is wrong
`;


/***/ }),

/***/ 4657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _y: () => (/* binding */ secretInputs),
/* harmony export */   cj: () => (/* binding */ allInputNames)
/* harmony export */ });
/* unused harmony exports inputNames, refusedInputs */
/** Every input that means something, as action.yml declares it; a test compares the two. */
const inputNames = [
    'image',
    'tags',
    'labels',
    'annotations',
    'context',
    'file',
    'target',
    'build-args',
    'build-contexts',
    'secrets',
    'secret-envs',
    'secret-files',
    'ssh',
    'no-cache',
    'no-cache-filters',
    'pull',
    'network',
    'add-hosts',
    'allow',
    'shm-size',
    'ulimit',
    'cgroup-parent',
    'provenance',
    'sbom',
    'attests',
    'platforms',
    'platform-build-args',
    'builder',
    'cache',
    'cache-scope',
    'cache-version',
    'cache-mode',
    'cache-from',
    'cache-to',
    'modules',
    'config',
    'module-timeout',
    'max-size',
    'verdict-cache',
    'fail-on',
    'publish',
    'push',
    'load',
    'username',
    'password',
    'report-dir',
    'github-token',
    'datadog-api-key',
    'datadog-site',
    'datadog-service',
    'datadog-env',
    'datadog-tags',
];
/**
 * Inputs of docker/build-push-action and docker/bake-action that cannot be honoured, with what to do instead. They are
 * declared so that somebody who switches is told, instead of wondering why nothing happens.
 */
const refusedInputs = {
    outputs: 'Remove it: the image is kept in the engine until it is verified, and publish decides whether it is pushed',
    call: 'Remove it, and run docker buildx build --call in a step of its own',
    files: 'Bake files are not read: give context, file, target and build-args of the one target to build',
    targets: 'Bake targets are not read: give one step per image, with its context, file and target',
    set: 'Bake overrides are not read: give the values as inputs, such as build-args and platforms',
    source: 'Bake sources are not read: check the repository out and give context and file',
    vars: 'Bake variables are not read: give the values as build-args',
    workdir: 'Bake files are not read: give context, relative to the workspace',
};
/** Every name that action.yml declares. */
const allInputNames = [...inputNames, ...Object.keys(refusedInputs)];
/** Inputs whose value is never shown, not even in a message about what is wrong with it. */
const secretInputs = new Set(['secrets', 'password', 'github-token', 'datadog-api-key']);


/***/ }),

/***/ 8766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ createReader)
/* harmony export */ });
/* harmony import */ var _delimited_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7330);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4657);


const createReader = (raw) => {
    const problems = [];
    const notices = [];
    const text = (name) => raw[name].trim();
    const complain = (input, value, { message, remedy }) => {
        problems.push({ input, value: _names_js__WEBPACK_IMPORTED_MODULE_1__/* .secretInputs */ ._y.has(input) ? '' : value, message, remedy });
    };
    const each = (name, split, parse) => {
        const items = split(text(name));
        if (!items.ok) {
            complain(name, text(name), items.complaint);
            return [];
        }
        if (items.value.length === 0 && text(name) !== '') {
            // Two empty variables joined by a comma: meant to name something, and naming nothing.
            complain(name, text(name), { message: 'names nothing', remedy: 'Give at least one item, or leave it empty' });
        }
        return items.value.flatMap((item) => {
            const parsed = parse(item);
            if (parsed.ok)
                return [parsed.value];
            complain(name, item, parsed.complaint);
            return [];
        });
    };
    return {
        problems,
        notices,
        text,
        complain,
        notice: (notice) => void notices.push(notice),
        one: (name, parse, fallback) => {
            if (text(name) === '')
                return fallback;
            const parsed = parse(text(name));
            if (parsed.ok)
                return parsed.value;
            complain(name, text(name), parsed.complaint);
            return fallback;
        },
        items: (name, parse) => each(name, _delimited_js__WEBPACK_IMPORTED_MODULE_0__/* .parseItems */ .mo, parse),
        lines: (name, parse) => each(name, _delimited_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLines */ .Li, parse),
    };
};


/***/ }),

/***/ 2920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ moduleKey)
/* harmony export */ });
/** The identity by which audit and smoke speak of the same module. */
const moduleKey = (module) => `${module.name}@${module.version} ${module.dir}`;


/***/ }),

/***/ 9058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ stages)
/* harmony export */ });
/** The stages in the order in which they run; `report` is not among them because it tells of the others. */
const stages = ['plan', 'setup', 'build', 'audit', 'smoke', 'gate', 'publish'];


/***/ }),

/***/ 1931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ baseName),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   gN: () => (/* binding */ parentOf),
/* harmony export */   uJ: () => (/* binding */ joinPath)
/* harmony export */ });
/** Last part of an absolute path. */
const baseName = (path) => path.slice(path.lastIndexOf('/') + 1);
/** The folder that holds an absolute path; `/` holds itself. */
const parentOf = (path) => {
    const end = path.lastIndexOf('/');
    return end <= 0 ? '/' : path.slice(0, end);
};
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
/** Whether `path` lies below `dir` (or is it). */
const isWithin = (path, dir) => dir === '/' || path === dir || (path.startsWith(dir) && path.charAt(dir.length) === '/');


/***/ }),

/***/ 7537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ accept),
/* harmony export */   T: () => (/* binding */ refuse)
/* harmony export */ });
const accept = (value) => ({ ok: true, value });
const refuse = (message, remedy) => ({
    ok: false,
    complaint: { message, remedy },
});


/***/ }),

/***/ 3643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   Fm: () => (/* binding */ machineName),
/* harmony export */   NJ: () => (/* binding */ architectureOf),
/* harmony export */   f2: () => (/* binding */ architectures)
/* harmony export */ });
const architecture = (platform, node, machine, rest) => ({ bits: 64, littleEndian: true, ...rest, platform, node, machine });
/** One table for every translation between the names. Machine numbers: elf.h, EM_*. */
const architectures = [
    architecture('linux/amd64', 'x64', 62, {
        qemu: 'x86_64',
        glibcLoader: '/lib64/ld-linux-x86-64.so.2',
        musl: 'x86_64',
        multiarch: 'x86_64-linux-gnu',
    }),
    architecture('linux/arm64', 'arm64', 183, {
        qemu: 'aarch64',
        glibcLoader: '/lib/ld-linux-aarch64.so.1',
        musl: 'aarch64',
        multiarch: 'aarch64-linux-gnu',
    }),
    architecture('linux/arm/v7', 'arm', 40, {
        bits: 32,
        qemu: 'arm',
        glibcLoader: '/lib/ld-linux-armhf.so.3',
        musl: 'armhf',
        multiarch: 'arm-linux-gnueabihf',
    }),
    architecture('linux/386', 'ia32', 3, {
        bits: 32,
        qemu: 'i386',
        glibcLoader: '/lib/ld-linux.so.2',
        musl: 'i386',
        multiarch: 'i386-linux-gnu',
    }),
    architecture('linux/ppc64le', 'ppc64', 21, {
        qemu: 'ppc64le',
        glibcLoader: '/lib64/ld64.so.2',
        musl: 'powerpc64le',
        multiarch: 'powerpc64le-linux-gnu',
    }),
    architecture('linux/s390x', 's390x', 22, {
        littleEndian: false,
        qemu: 's390x',
        glibcLoader: '/lib/ld64.so.1',
        musl: 's390x',
        multiarch: 's390x-linux-gnu',
    }),
    architecture('linux/riscv64', 'riscv64', 243, {
        qemu: 'riscv64',
        glibcLoader: '/lib/ld-linux-riscv64-lp64d.so.1',
        musl: 'riscv64',
        multiarch: 'riscv64-linux-gnu',
    }),
];
/** Spellings that people and engines use for a platform of the table. */
const aliases = {
    'linux/x86_64': 'linux/amd64',
    'linux/x64': 'linux/amd64',
    'linux/aarch64': 'linux/arm64',
    'linux/arm64/v8': 'linux/arm64',
    'linux/arm': 'linux/arm/v7',
};
/** The platform in its one spelling, or null when it is not one that Node images exist for. */
const parsePlatform = (text) => {
    const lower = text.trim().toLowerCase();
    const name = aliases[lower] ?? lower;
    return architectures.find((entry) => entry.platform === name)?.platform ?? null;
};
/** Facts of a parsed platform. */
const architectureOf = (platform) => {
    const found = architectures.find((entry) => entry.platform === platform);
    if (found === undefined)
        throw new RangeError(`no architecture is known for ${platform}`);
    return found;
};
/** Words for an ELF machine number: `arm64 (aarch64)`, or the number when the table lacks it. */
const machineName = (machine) => {
    const found = architectures.find((entry) => entry.machine === machine);
    return found === undefined ? `machine ${machine}` : `${found.node} (${found.qemu})`;
};


/***/ }),

/***/ 5635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   p_: () => (/* binding */ list)
/* harmony export */ });
/** `38 ms`, `4.2 s`, `3 min 5 s`. */
const duration = (milliseconds) => {
    if (milliseconds < 1000)
        return `${Math.round(milliseconds)} ms`;
    if (milliseconds < 60_000)
        return `${(milliseconds / 1000).toFixed(1)} s`;
    const seconds = Math.round(milliseconds / 1000);
    return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};
/** `312 MB`: powers of ten, as registries and `docker images` count. */
const size = (bytes) => {
    if (bytes < 1000)
        return `${bytes} B`;
    if (bytes < 1e6)
        return `${(bytes / 1e3).toFixed(1)} kB`;
    if (bytes < 1e9)
        return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
    return `${(bytes / 1e9).toFixed(2)} GB`;
};
/** `1 module`, `2 modules`. */
const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;
/** `a`, `a and b`, `a, b and c`. */
const list = (words) => words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
/** `sha256:0123456789ab`: enough to compare by eye. */
const shortDigest = (digest) => digest.slice(0, 'sha256:'.length + 12);


/***/ }),

/***/ 6640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ harmless),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   pF: () => (/* binding */ singleLine)
/* harmony export */ });
/**
 * The runner reads every line that a step prints (actions/runner, ActionCommand.cs): `::name …::` counts when the line
 * starts with it after white space, `##[name …]` counts anywhere. Both searches are culture-sensitive, so characters that
 * collation ignores (zero-width ones, controls) do not hide a command. Hence: first everything invisible goes, then every
 * line is looked at.
 */
// Sequences of ECMA-48: CSI, then OSC and the other strings with their terminator, then two-character escapes. Each is
// linear, because none can run past the next ESC.
const terminal = new RegExp([
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]?',
    '(?:\\u001b[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^\\u0007\\u001b\\u009c\\n]*(?:\\u0007|\\u001b\\\\|\\u009c)?',
    '\\u001b[ -/]*[0-~]?',
].join('|'), 'g');
/** Everything that some program, somewhere, takes for the end of a line. */
const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const invisible = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** A longer line is printed as several, each harmless on its own: whoever cuts it further down does so in vain. */
const longestLine = 64 * 1024;
const pieces = (line) => {
    if (line.length <= longestLine)
        return [line];
    const count = Math.ceil(line.length / longestLine);
    return Array.from({ length: count }, (_, index) => line.slice(index * longestLine, (index + 1) * longestLine));
};
// The backslash is visible on purpose: an invisible character would be ignored by the comparison it is to defeat.
const disarm = (line) => line.replaceAll('##[', '##\\[').replace(/^(\s*)::/u, '$1\\::');
const visible = (line) => line
    .replace(invisible, (character) => (character === '\t' ? character : ''))
    // Last, because a pair can be torn by what was taken out or by the cut.
    .toWellFormed();
const lines = (text) => text.replace(terminal, '').split(lineBreak);
/** The same text, in lines that can neither command the runner nor move the cursor of a terminal. */
const harmless = (text) => lines(text)
    .flatMap((line) => pieces(visible(line)))
    .map((piece) => disarm(piece.toWellFormed()))
    .join('\n');
/** The same text on one line, for a cell, a title or a label. */
const singleLine = (text) => disarm(lines(text)
    .map((line) => visible(line).trim())
    .filter((line) => line !== '')
    .join(' '));
/** At most `limit` UTF-16 units, cut between characters, with an ellipsis where something is missing. */
const shorten = (text, limit) => text.length <= limit
    ? text
    : `${text
        .slice(0, Math.max(0, limit - 1))
        .toWellFormed()
        .replace(/\uFFFD$/u, '')}…`;


/***/ }),

/***/ 6874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NY: () => (/* binding */ methodOf),
/* harmony export */   UP: () => (/* binding */ matrix),
/* harmony export */   ZL: () => (/* binding */ platformVerdict),
/* harmony export */   cf: () => (/* binding */ durationOf),
/* harmony export */   kG: () => (/* binding */ groupFindings)
/* harmony export */ });
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8099);
/* harmony import */ var _native_module_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2920);


const gravity = {
    ...{ broken: 0, unknown: 1, ignored: 2, skipped: 3, proved: 4, audited: 4, absent: 5 },
};
/** Deciding findings by what they may speak of: a name, a name with version, a file and every folder that it is in. */
const indexFindings = (findings) => {
    const index = new Map();
    for (const finding of findings.filter(({ severity }) => severity === 'error' || severity === 'unknown')) {
        for (const key of [finding.subject, ...foldersOf(finding.subject)]) {
            const about = index.get(key) ?? [];
            about.push(finding);
            index.set(key, about);
        }
    }
    return index;
};
const deepest = 64;
const foldersOf = (path) => {
    if (!path.startsWith('/'))
        return [];
    const parts = path.split('/', deepest);
    return parts.slice(2).map((_, index) => parts.slice(0, index + 2).join('/'));
};
const absent = { state: 'absent', milliseconds: 0, findings: [], message: '' };
/** By the rules of the gate: absent evidence is unknown, and what ran counts before what was read. */
const stateOf = (audited, ran, findings) => {
    const auditBroke = audited === 'broken' && ran !== 'proved';
    if (ran === 'broken' || auditBroke || findings.some(({ severity }) => severity === 'error'))
        return 'broken';
    if (ran === undefined || ran === 'skipped')
        return ran ?? 'unknown';
    return audited === 'unknown' || findings.length > 0 ? 'unknown' : ran;
};
/** The same where nothing was run. */
const auditedState = ({ name, state }, findings, { leftOut }) => {
    if (leftOut.includes(name))
        return 'skipped';
    if (state === 'broken' || findings.some(({ severity }) => severity === 'error'))
        return 'broken';
    return state === 'unknown' || findings.length > 0 ? 'unknown' : 'audited';
};
const stateIn = ({ audit, exercised, findings }, auditedOnly) => auditedOnly !== undefined && audit !== undefined
    ? auditedState(audit, findings, auditedOnly)
    : stateOf(audit?.state, exercised?.state, findings);
/** The cells of one platform's column. */
const columnOf = (platform, outcome, about) => {
    const seen = outcome.evidence.find((candidate) => candidate.platform === platform);
    const isExcused = (0,_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .excuses */ .fL)(platform, outcome.findings, outcome.ignored);
    const audited = new Map((seen?.audit?.modules ?? []).map((module) => [(0,_native_module_js__WEBPACK_IMPORTED_MODULE_1__/* .moduleKey */ .M)(module), module]));
    const ran = new Map((seen?.smoke?.outcomes ?? []).map((outcome) => [(0,_native_module_js__WEBPACK_IMPORTED_MODULE_1__/* .moduleKey */ .M)(outcome.module), outcome]));
    return (module) => {
        const key = (0,_native_module_js__WEBPACK_IMPORTED_MODULE_1__/* .moduleKey */ .M)(module);
        const audit = audited.get(key);
        const exercised = ran.get(key);
        if (audit === undefined && exercised === undefined)
            return absent;
        const { name, version, dir } = module;
        const findings = [name, `${name}@${version}`, dir]
            .flatMap((subject) => about.get(subject) ?? [])
            .filter((finding) => finding.platform === null || finding.platform === platform);
        const state = stateIn({ audit, exercised, findings }, outcome.auditedOnly);
        return {
            state: state === 'broken' && isExcused(module) ? 'ignored' : state,
            milliseconds: exercised?.milliseconds ?? 0,
            findings: [...new Map(findings.map((finding) => [finding.code, finding])).values()],
            message: exercised?.message ?? '',
        };
    };
};
const worst = ({ cells }) => Math.min(...cells.map(({ state }) => gravity[state]));
const modulesOf = ({ audit, smoke }) => [
    ...(audit?.modules ?? []),
    ...(smoke?.outcomes ?? []).map(({ module }) => module),
];
/** Modules × platforms, what is wrong first, then by name. */
const matrix = (outcome) => {
    const modules = new Map(outcome.evidence.flatMap(modulesOf).map((module) => [(0,_native_module_js__WEBPACK_IMPORTED_MODULE_1__/* .moduleKey */ .M)(module), module]));
    const installations = new Map();
    for (const { name } of modules.values())
        installations.set(name, (installations.get(name) ?? 0) + 1);
    const about = indexFindings(outcome.findings);
    const columns = outcome.requested.map((platform) => columnOf(platform, outcome, about));
    return [...modules.values()]
        .map((module) => ({
        module,
        several: (installations.get(module.name) ?? 0) > 1,
        cells: columns.map((cellOf) => cellOf(module)),
    }))
        .sort((a, b) => worst(a) - worst(b) || compare((0,_native_module_js__WEBPACK_IMPORTED_MODULE_1__/* .moduleKey */ .M)(a.module), (0,_native_module_js__WEBPACK_IMPORTED_MODULE_1__/* .moduleKey */ .M)(b.module)));
};
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** What the gate would say of one platform alone. */
const platformVerdict = (outcome, platform) => {
    const known = {
        requested: [platform],
        image: outcome.built,
        evidence: outcome.evidence.filter((evidence) => evidence.platform === platform),
        findings: [...outcome.findings, ...outcome.ignored.map(({ finding }) => finding)].filter((finding) => finding.platform === null || finding.platform === platform),
        ignoring: outcome.ignoring,
        declared: outcome.declared,
    };
    const { auditedOnly } = outcome;
    return (auditedOnly === undefined ? (0,_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .gate */ .Gj)(known) : (0,_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .gateAudited */ .O_)(known, auditedOnly.leftOut)).verdict;
};
/** `native` or `emulated (QEMU 10.1.0)`; null when nothing was run there. */
const methodOf = (evidence) => {
    const method = evidence?.smoke?.method;
    if (method === undefined)
        return null;
    return method.kind === 'native' ? 'native' : `emulated (${method.emulator})`;
};
/** How long a stage took on one platform, or, with null, as a whole; null when it did not run. */
const durationOf = (outcome, stage, platform) => outcome.durations.find((entry) => entry.stage === stage && entry.platform === platform)?.milliseconds ?? null;
const severities = ['error', 'unknown', 'warning', 'notice'];
/** Findings without repetition, gravest first; the order of discovery is kept within one severity. */
const groupFindings = (findings) => {
    const groups = new Map();
    for (const finding of findings) {
        const { code, severity, subject, found, source } = finding;
        const key = JSON.stringify([code, severity, subject, found, source?.file, source?.line]);
        const group = groups.get(key) ?? { finding, platforms: [] };
        groups.set(key, group);
        if (finding.platform !== null && !group.platforms.includes(finding.platform))
            group.platforms.push(finding.platform);
    }
    return [...groups.values()].sort((a, b) => severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity));
};


/***/ }),

/***/ 4050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ platformFacts)
/* harmony export */ });
/* harmony import */ var _evidence_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3017);
/* harmony import */ var _matrix_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6874);


const notBuilt = { digest: null, config: null, size: null };
const notAudited = { milliseconds: null, objects: null, gaps: [], largest: [] };
const notRun = { milliseconds: null, gaps: [] };
const factsOf = (outcome, platform) => {
    const evidence = outcome.evidence.find((candidate) => candidate.platform === platform);
    const built = outcome.built?.platforms.find((candidate) => candidate.platform === platform);
    const { digest, config, size } = built ?? notBuilt;
    const audit = evidence?.audit ?? notAudited;
    const { largest = [] } = audit;
    const smoke = evidence?.smoke ?? notRun;
    return {
        platform,
        verdict: (0,_matrix_js__WEBPACK_IMPORTED_MODULE_0__/* .platformVerdict */ .ZL)(outcome, platform),
        digest: digest === _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .noDigest */ .Q ? null : digest,
        config,
        size,
        largest,
        method: outcome.auditedOnly !== undefined && audit !== notAudited ? 'audited only' : (0,_matrix_js__WEBPACK_IMPORTED_MODULE_0__/* .methodOf */ .NY)(evidence),
        milliseconds: {
            build: (0,_matrix_js__WEBPACK_IMPORTED_MODULE_0__/* .durationOf */ .cf)(outcome, 'build', platform),
            audit: audit.milliseconds,
            smoke: smoke.milliseconds,
        },
        objects: audit.objects,
        gaps: [...audit.gaps, ...smoke.gaps],
    };
};
/** One entry per requested platform, in that order. */
const platformFacts = (outcome) => outcome.requested.map((platform) => factsOf(outcome, platform));


/***/ }),

/***/ 8853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  B: () => (/* binding */ renderReport)
});

// UNUSED EXPORTS: reportSchema

// EXTERNAL MODULE: ./build/core/evidence.js
var evidence = __nccwpck_require__(3017);
// EXTERNAL MODULE: ./build/core/native-module.js
var native_module = __nccwpck_require__(2920);
// EXTERNAL MODULE: ./build/core/outcome.js
var core_outcome = __nccwpck_require__(9058);
// EXTERNAL MODULE: ./build/core/render/matrix.js
var matrix = __nccwpck_require__(6874);
// EXTERNAL MODULE: ./build/core/render/platform-facts.js
var platform_facts = __nccwpck_require__(4050);
;// CONCATENATED MODULE: ./build/core/render/plain-json.js
/** Longer texts are cut: a report is to be read, and its parts come out of untrusted places. */
const longestText = 64 * 1024;
const deepest = 32;
const plainObject = (value, depth) => {
    if (value instanceof Uint8Array)
        return `${value.length} bytes`;
    if (value instanceof Map)
        return plain(Object.fromEntries([...value].map(([key, entry]) => [String(key), entry])), depth);
    if (value instanceof Set)
        return plain([...value], depth);
    if (value instanceof Error)
        return value.message;
    if (depth >= deepest)
        return '…';
    return Array.isArray(value)
        ? value.map((entry) => plain(entry, depth + 1))
        : Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry, depth + 1)]));
};
const plain = (value, depth) => {
    switch (typeof value) {
        case 'string':
            return (value.length > longestText ? `${value.slice(0, longestText)}…` : value).toWellFormed();
        case 'number':
            return Number.isFinite(value) ? value : null;
        case 'bigint':
            return value.toString();
        case 'object':
            return value === null ? null : plainObject(value, depth);
        case 'boolean':
            return value;
        case 'function':
        case 'symbol':
        case 'undefined':
            return undefined;
    }
};
/** Any value as JSON can hold it: bounded, without cycles, whatever a stage put into its evidence. */
const plainJson = (value) => plain(value, 0);

;// CONCATENATED MODULE: ./build/core/render/report-json.js






/** Raised when a reader of the former shape would misread this one; added keys do not raise it. */
const reportSchema = 1;
const modules = (outcome, platform, column) => {
    const evidence = outcome.evidence.find((candidate) => candidate.platform === platform);
    const audited = new Map((evidence?.audit?.modules ?? []).map((module) => [(0,native_module/* moduleKey */.M)(module), module]));
    return (0,matrix/* matrix */.UP)(outcome).flatMap(({ module, cells }) => {
        const cell = cells[column];
        if (cell === undefined || cell.state === 'absent')
            return [];
        const read = audited.get((0,native_module/* moduleKey */.M)(module));
        const { findings, ...seen } = cell;
        const codes = findings.map(({ code }) => code);
        return [{ ...module, ...seen, findings: codes, audit: read?.state ?? null, files: read?.files ?? [] }];
    });
};
/**
 * report.json: everything that is known, for programs. The builder's metadata stays out, because its provenance repeats
 * build arguments, and so does every path of this machine.
 */
const renderReport = (outcome) => {
    const { verdict, because, auditedOnly, source, images, tags, built, findings, publication, failure } = outcome;
    const report = {
        schema: reportSchema,
        verdict,
        because,
        notRun: auditedOnly?.because ?? null,
        source,
        images,
        tags,
        digest: built === null || built.index === evidence/* noDigest */.Q ? null : built.index,
        platforms: (0,platform_facts/* platformFacts */.v)(outcome).map((facts, column) => ({
            ...facts,
            modules: modules(outcome, facts.platform, column),
        })),
        findings,
        ignored: outcome.ignored,
        publication,
        failure,
        milliseconds: {
            total: outcome.milliseconds,
            ...Object.fromEntries(core_outcome/* stages */._.map((stage) => [stage, (0,matrix/* durationOf */.cf)(outcome, stage, null)])),
        },
    };
    return `${JSON.stringify(plainJson(report), null, 2)}\n`;
};


/***/ }),

/***/ 847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  b: () => (/* binding */ renderTable)
});

// EXTERNAL MODULE: ./build/core/outcome.js
var core_outcome = __nccwpck_require__(9058);
// EXTERNAL MODULE: ./build/core/render/amount.js
var amount = __nccwpck_require__(5635);
// EXTERNAL MODULE: ./build/core/render/harmless.js
var harmless = __nccwpck_require__(6640);
// EXTERNAL MODULE: ./build/core/render/matrix.js
var matrix = __nccwpck_require__(6874);
;// CONCATENATED MODULE: ./build/core/render/headline.js


/** Broken modules, counted per platform: `2 of 7 native modules broken on linux/arm64`. */
const broken = (outcome, rows) => {
    const sameCount = new Map();
    outcome.requested.forEach((platform, column) => {
        const number = rows.filter(({ cells }) => cells[column]?.state === 'broken').length;
        if (number > 0)
            sameCount.set(number, [...(sameCount.get(number) ?? []), platform]);
    });
    return (0,amount/* list */.p_)([...sameCount].map(([number, platforms]) => `${number} of ${(0,amount/* count */.U9)(rows.length, 'native module')} broken on ${(0,amount/* list */.p_)(platforms)}`));
};
/** The gravest finding in words, with the number of the others. */
const gravest = (outcome) => {
    const groups = (0,matrix/* groupFindings */.kG)(outcome.findings).filter(({ finding }) => finding.severity === 'error');
    const first = groups[0];
    if (first === undefined)
        return outcome.because[0] ?? 'no reason was recorded';
    const { finding, platforms } = first;
    const where = platforms.length === 0 ? '' : ` on ${(0,amount/* list */.p_)(platforms)}`;
    const more = groups.length > 1 ? `, and ${(0,amount/* count */.U9)(groups.length - 1, 'more error')}` : '';
    return `${finding.code} ${finding.title.toLowerCase()}${where} (${finding.subject})${more}`;
};
const unpublished = ({ publication }) => {
    switch (publication.kind) {
        case 'published':
            return `${(0,amount/* count */.U9)(publication.tags.length, 'tag')} moved`;
        case 'failed':
            return publication.tags.length === 0
                ? 'no tag was moved'
                : `${(0,amount/* count */.U9)(publication.tags.length, 'tag')} had moved already`;
        case 'withheld':
        case 'not planned':
            return 'nothing was published';
    }
};
/** A pass under emulation is not a pass on silicon, so even the shortest sentence says which it was. */
const withMethod = (outcome, platform) => {
    const method = (0,matrix/* methodOf */.NY)(outcome.evidence.find((evidence) => evidence.platform === platform));
    return method === null || method === 'native' ? platform : `${platform} (emulated)`;
};
const workOn = (platforms, proved, isRun) => proved === 0
    ? `no native module to ${isRun ? 'prove' : 'audit'} on ${platforms}`
    : `${(0,amount/* count */.U9)(proved, 'native module')} ${isRun ? 'proved' : 'audited'} on ${platforms}`;
const verified = (outcome, rows) => {
    const skipped = rows.filter(({ cells }) => cells.some(({ state }) => state === 'skipped')).length;
    const broken = rows.filter(({ cells }) => cells.some(({ state }) => state === 'ignored')).length;
    const proved = rows.length - skipped - broken;
    const platforms = (0,amount/* list */.p_)(outcome.requested.map((platform) => withMethod(outcome, platform)));
    const work = workOn(platforms, proved, outcome.auditedOnly === undefined);
    const left = skipped === 0 ? '' : `, ${skipped} left out`;
    const warnings = (0,matrix/* groupFindings */.kG)(outcome.findings).filter(({ finding }) => finding.severity === 'warning').length;
    const warned = warnings === 0 ? '' : `, ${(0,amount/* count */.U9)(warnings, 'warning')}`;
    const ignored = outcome.ignored.length === 0 ? '' : `, ${(0,amount/* count */.U9)(outcome.ignored.length, 'finding')} ignored`;
    const seen = `${work}${left}${ignored}${warned}`;
    const { publication, failure } = outcome;
    if (failure !== null)
        return { mark: '❌', title: 'Verified, but the run did not finish', text: `${seen}; ${firstLine(failure)}` };
    if (outcome.auditedOnly !== undefined)
        return { mark: '✅', title: 'Verified by audit alone, not run', text: seen };
    switch (publication.kind) {
        case 'published':
            return { mark: '✅', title: 'Verified and published', text: `${seen}; ${exactly(publication.tags.length)}` };
        case 'failed':
            return {
                mark: '❌',
                title: 'Verified, but not published',
                text: `${seen}; ${firstLine(publication.because)}; ${unpublished(outcome)}`,
            };
        case 'withheld':
        case 'not planned':
            return { mark: '✅', title: 'Verified, not published', text: `${seen}; ${publication.because}` };
    }
};
const exactly = (tags) => `${(0,amount/* count */.U9)(tags, 'tag')} ${tags === 1 ? 'points' : 'point'} to exactly what was proved`;
const firstLine = (text) => text.split('\n')[0] ?? '';
/** Why nothing can be said, the cause before its consequences. */
const doubt = ({ because, failure }) => {
    if (failure !== null)
        return `the run did not finish: ${firstLine(failure)}`;
    const more = because.length > 1 ? ` (and ${(0,amount/* count */.U9)(because.length - 1, 'more reason')})` : '';
    return `${because[0] ?? 'nothing was seen that proves anything'}${more}`;
};
/** What a busy person reads first, and perhaps only. */
const headline = (outcome) => {
    const rows = (0,matrix/* matrix */.UP)(outcome);
    if (outcome.verdict === 'verified')
        return verified(outcome, rows);
    if (outcome.verdict === 'unknown') {
        return { mark: '❓', title: 'Unknown', text: `${doubt(outcome)}; ${unpublished(outcome)}` };
    }
    const modules = broken(outcome, rows);
    return {
        mark: '❌',
        title: 'Refused',
        text: `${modules === '' ? gravest(outcome) : modules}; ${unpublished(outcome)}`,
    };
};

// EXTERNAL MODULE: ./build/core/render/platform-facts.js
var platform_facts = __nccwpck_require__(4050);
;// CONCATENATED MODULE: ./build/core/render/table.js






const longestCell = 60;
const cellText = ({ state, milliseconds, findings: about }) => {
    const found = about.map(({ code }) => ` ${code}`).join('');
    switch (state) {
        case 'proved':
            return `ok ${(0,amount/* duration */.p0)(milliseconds)}`;
        case 'audited':
            return 'audited';
        case 'broken':
            return `BROKEN${found}`;
        case 'unknown':
            return `unknown${found}`;
        case 'skipped':
            return 'left out';
        case 'ignored':
            return 'ignored';
        case 'absent':
            return '-';
    }
};
const align = (rows) => {
    const cells = rows.map((row) => row.map((cell) => (0,harmless/* shorten */.ml)((0,harmless/* singleLine */.pF)(cell), longestCell)));
    const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    return cells.map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd());
};
const modules = (outcome) => {
    const rows = (0,matrix/* matrix */.UP)(outcome);
    if (rows.length === 0)
        return [];
    const body = rows.map(({ module, several, cells }) => [
        `${module.name} ${module.version}${several ? ` ${module.dir}` : ''}`,
        ...cells.map(cellText),
    ]);
    return ['', ...align([['native module', ...outcome.requested], ...body])];
};
const time = (milliseconds) => (milliseconds === null ? '-' : (0,amount/* duration */.p0)(milliseconds));
const platforms = (outcome) => {
    const body = (0,platform_facts/* platformFacts */.v)(outcome).map(({ platform, verdict, digest, size: bytes, method, milliseconds }) => [
        platform,
        verdict,
        digest === null ? '-' : (0,amount/* shortDigest */.VK)(digest),
        bytes === null ? '-' : (0,amount/* size */.Ej)(bytes),
        method ?? '-',
        time(milliseconds.build),
        time(milliseconds.audit),
        time(milliseconds.smoke),
    ]);
    if (body.length === 0)
        return [];
    return ['', ...align([['platform', 'verdict', 'digest', 'size', 'ran', 'build', 'audit', 'smoke'], ...body])];
};
const indent = (label, text) => text === ''
    ? []
    : (0,harmless/* harmless */.Is)(text)
        .split('\n')
        .map((line, index) => (index === 0 ? `  ${label}${line}` : `    ${line}`));
const findings = (outcome) => (0,matrix/* groupFindings */.kG)(outcome.findings).flatMap(({ finding, platforms: where }) => {
    const { code, severity, title, subject, source, found, breaks, change } = finding;
    const on = where.length === 0 ? '' : ` on ${(0,amount/* list */.p_)(where)}`;
    const at = source === null ? '' : ` (${source.file}:${source.line})`;
    return [
        '',
        (0,harmless/* singleLine */.pF)(`${severity} ${code} ${title}: ${subject}${on}${at}`),
        ...indent('', found),
        ...indent('breaks: ', breaks),
        ...indent('change: ', change),
    ];
});
const ignored = (outcome) => outcome.ignored.length === 0
    ? []
    : [
        '',
        (0,amount/* count */.U9)(outcome.ignored.length, 'ignored finding'),
        ...outcome.ignored.map(({ finding: { code, subject, platform }, reason, until }) => {
            const on = platform === null ? '' : ` on ${platform}`;
            return `  ${(0,harmless/* singleLine */.pF)(`${code} ${subject}${on}${until === null ? '' : ` until ${until}`}: ${reason}`)}`;
        }),
    ];
const tags = ({ publication }) => {
    const moved = publication.kind === 'published' || publication.kind === 'failed' ? publication.tags : [];
    if (moved.length === 0)
        return [];
    return [
        '',
        ...align([
            ['tag', 'digest', 'before'],
            ...moved.map(({ reference, digest, previous }) => [
                reference,
                (0,amount/* shortDigest */.VK)(digest),
                previous === null ? 'new' : previous === digest ? 'unchanged' : (0,amount/* shortDigest */.VK)(previous),
            ]),
        ]),
    ];
};
const times = (outcome) => [
    ...core_outcome/* stages */._.flatMap((stage) => {
        const milliseconds = (0,matrix/* durationOf */.cf)(outcome, stage, null);
        return milliseconds === null ? [] : [`${stage} ${(0,amount/* duration */.p0)(milliseconds)}`];
    }),
    `${(0,amount/* duration */.p0)(outcome.milliseconds)} in all`,
].join(', ');
/** The outcome for a terminal or a log: plain text, columns aligned, harmless to both. */
const renderTable = (outcome) => {
    const { title, text } = headline(outcome);
    const total = (0,matrix/* groupFindings */.kG)(outcome.findings).length;
    return [
        (0,harmless/* singleLine */.pF)(`${title}: ${text}`),
        ...(outcome.auditedOnly === undefined ? [] : [(0,harmless/* singleLine */.pF)(`Not run: ${outcome.auditedOnly.because}`)]),
        ...modules(outcome),
        ...platforms(outcome),
        ...(total === 0 ? [] : ['', (0,amount/* count */.U9)(total, 'finding')]),
        ...findings(outcome),
        ...ignored(outcome),
        ...tags(outcome),
        '',
        times(outcome),
    ].join('\n');
};


/***/ }),

/***/ 5613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ diagnose)
/* harmony export */ });
const inTarget = 'Install the dependencies in a stage that runs for the target platform';
const keepOut = 'list node_modules in .dockerignore so that no copy from another machine gets in';
/** npm forgets the platform packages of other machines in lockfiles it updates; a broken lockfile is not repaired by itself. */
const repairLockfile = (name, version = '') => `Delete node_modules and package-lock.json, install again with npm 11.3 or newer so that the lockfile lists ` +
    `${version === '' ? name : `${name}@${version}`}, ` +
    'commit it, and run npm ci (without --omit=optional) in a stage that runs for the target platform';
const at = (match, index) => match[index] ?? '';
/**
 * Messages of the system's loader first: they are the root cause also where a package wraps them in one of its own.
 * The groups are bounded, and no pattern can run over itself.
 */
const loader = [
    {
        pattern: /Error loading shared library (ld-linux-[\w-]{1,20}\.so\.\d): No such file/,
        explain: ([, library = '']) => ({
            cause: `it is built for glibc (it wants ${library}), and the image has musl`,
            change: 'Use a Debian-based image such as node:22-slim, or a version of the package that has a musl build, installed in this stage',
        }),
    },
    {
        pattern: /Error relocating ([^\s:]{1,300}): (\S{1,200}): symbol not found/,
        explain: (match) => ({
            cause: `the image's libraries lack the symbol ${at(match, 2)}: the file is built for glibc or for a newer musl`,
            change: `${inTarget} and has the same base as the final stage; for a package without a musl build use a Debian-based image`,
        }),
    },
    {
        pattern: /libc\.musl-(\w{1,20})\.so\.1: cannot open shared object file/,
        explain: () => ({
            cause: 'it is built for musl (Alpine), and the image has glibc',
            change: 'Install the dependencies in a stage with the same base as the final stage',
        }),
    },
    {
        pattern: /version [`'‘"](GLIBC_[\d.]{1,10})['’"] not found/,
        explain: ([, version = '']) => ({
            cause: `it needs ${version}, which is newer than the image's C library`,
            change: 'Use a newer base for the final stage, the same base for the stage that installs, or a version of the package with lower needs',
        }),
    },
    {
        pattern: /version [`'‘"]((?:GLIBCXX|CXXABI)_[\d.]{1,10})['’"] not found/,
        explain: ([, version = '']) => ({
            cause: `it needs ${version}, which is newer than the image's libstdc++`,
            change: 'Compile and run it on the same base image',
        }),
    },
    {
        pattern: /invalid ELF header/,
        explain: () => ({
            cause: 'the file is for another operating system (macOS or Windows)',
            change: `${inTarget} and ${keepOut}`,
        }),
    },
    {
        pattern: /wrong ELF class: ELFCLASS(32|64)/,
        explain: ([, bits = '']) => ({
            cause: `the file is for a ${bits}-bit CPU, and this Node is not`,
            change: `${inTarget}, without npm_config_arch or --cpu`,
        }),
    },
    {
        pattern: /(\/[^\s:]{1,500}\.node): cannot open shared object file: No such file/,
        explain: () => ({
            cause: 'the file is there and is for another CPU architecture: glibc reports that as "No such file or directory"',
            change: `${inTarget} (not in one with --platform=$BUILDPLATFORM), and ${keepOut}`,
        }),
    },
    {
        pattern: /(lib[\w.+-]{1,100}\.so[\w.]{0,20}): cannot open shared object file/,
        explain: ([, library = '']) => ({
            cause: `the shared library ${library} is not in the image`,
            change: `Install the package that brings ${library} in the final stage, or copy the whole folder of the npm package`,
        }),
    },
    {
        pattern: /Error loading shared library ([^\s:]{1,200}): No such file/,
        explain: ([, library = '']) => ({
            cause: `the shared library ${library} is not in the image`,
            change: `Install what brings ${library} in the final stage (on Alpine mostly: apk add --no-cache libstdc++ libgcc)`,
        }),
    },
    {
        pattern: /Error loading shared library [^\s:]{1,300}: Exec format error|: Exec format error/i,
        explain: () => ({ cause: 'the file is for another CPU architecture', change: `${inTarget}, and ${keepOut}` }),
    },
    {
        pattern: /file too short/,
        explain: () => ({
            cause: 'the file is cut off, or a text such as a Git LFS pointer',
            change: 'Install the package again; check the checkout of large files and the cache mount of the install step',
        }),
    },
    {
        pattern: /NODE_MODULE_VERSION (\d{1,4})[^]{1,200}?NODE_MODULE_VERSION (\d{1,4})/,
        explain: (match) => ({
            cause: `it was compiled for Node module version ${at(match, 1)}, and this Node has ${at(match, 2)}`,
            change: 'Use one Node version for all stages (one ARG), or run npm rebuild in the final one',
        }),
    },
];
const packages = [
    {
        pattern: /Cannot find module '?(@rollup\/rollup-[\w-]{1,60})/,
        explain: ([, name = ''], version) => ({
            cause: `${name} is not in the image (a lockfile written on another platform lacks it: npm issue 4828)`,
            change: repairLockfile(name, version),
        }),
    },
    {
        pattern: /Host version "([^"]{1,40})" does not match binary version "([^"]{1,40})"/,
        explain: (match) => ({
            cause: `esbuild's JavaScript is ${at(match, 1)} and its binary is ${at(match, 2)}`,
            change: `Install again from a clean node_modules, so that esbuild and @esbuild/* are both ${at(match, 1)}; remove ESBUILD_BINARY_PATH and overrides of either`,
        }),
    },
    {
        pattern: /"(@esbuild\/[\w-]{1,40})" package is present but this platform\s+needs the "(@esbuild\/[\w-]{1,40})"/,
        explain: (match) => ({
            cause: `${at(match, 1)} is installed and ${at(match, 2)} is needed: node_modules comes from another platform`,
            change: `${inTarget}, and ${keepOut}`,
        }),
    },
    {
        pattern: /You installed esbuild for another platform/,
        explain: () => ({ cause: 'node_modules comes from another platform', change: `${inTarget}, and ${keepOut}` }),
    },
    {
        pattern: /The package "(@esbuild\/[\w-]{1,40})" could not be found/,
        explain: ([, name = ''], version) => ({
            cause: `${name} is not in the image`,
            change: repairLockfile(name, version),
        }),
    },
    {
        pattern: /Could not load the "sharp" module using the (linux|linuxmusl)-(\w{1,10}) runtime/,
        explain: (match) => ({
            cause: `@img/sharp-${at(match, 1)}-${at(match, 2)} is not in the image, or not complete`,
            change: `Install with npm install --include=optional --os=linux --cpu=${at(match, 2)} ` +
                `--libc=${at(match, 1) === 'linuxmusl' ? 'musl' : 'glibc'} sharp, or in a stage that runs for the target platform`,
        }),
    },
    {
        pattern: /require v2 microarchitecture/,
        explain: () => ({
            cause: 'its build for x64 needs a CPU with SSE4.2, which this machine or emulator lacks',
            change: 'Run this platform on a native x86-64-v2 machine',
        }),
    },
    {
        pattern: /Something went wrong installing the "sharp" module/,
        explain: () => ({
            cause: 'its install script did not run for this platform',
            change: 'Upgrade to sharp 0.33 or newer, or install it in the target stage with scripts enabled',
        }),
    },
    {
        pattern: /No prebuild or local build of @parcel\/watcher found\. Tried (@parcel\/watcher-[\w-]{1,60})/,
        explain: ([, name = '']) => ({ cause: `${name} is not in the image`, change: repairLockfile(name) }),
    },
    {
        pattern: /Cannot find module '\.\.\/lightningcss\.([\w-]{1,40})\.node'/,
        explain: ([, tuple = ''], version) => ({
            cause: `lightningcss-${tuple} is not in the image`,
            change: repairLockfile(`lightningcss-${tuple}`, version),
        }),
    },
    {
        pattern: /Failed to load SWC binary for ([\w/]{1,40})/,
        explain: ([, platform = '']) => ({
            cause: `the @next/swc package for ${platform} is not in the image or does not load`,
            change: `${inTarget}; never copy .next/standalone from another platform`,
        }),
    },
    {
        pattern: /Could not locate the bindings file/,
        explain: () => ({
            cause: 'its native file was never built or was not copied: the install script did not run',
            change: 'Allow the install script (no --ignore-scripts; pnpm: onlyBuiltDependencies), or run npm rebuild in the stage that installs, and copy the whole package',
        }),
    },
    {
        pattern: /No native build was found for ([^\n]{1,300})/,
        explain: ([, target = '']) => ({
            cause: `it has neither a prebuilt nor a compiled file for ${target.trim()}`,
            change: 'Install python3, make and g++ in the stage that installs and run npm rebuild there, or use a base it has a build for',
        }),
    },
    {
        pattern: /Failed to load native module: (\w{1,40})\.node/,
        explain: ([, name = '']) => ({
            cause: `${name}.node was never built: the package brings no build for Linux`,
            change: 'Install python3, make and g++ in the stage that installs, with the same base as the final stage',
        }),
    },
    {
        pattern: /current platform "[^"\n]{1,40}" and architecture "\w{1,20}" combination is not yet supported/,
        explain: () => ({
            cause: 'Rollup publishes no native build for this platform',
            change: 'Alias rollup to @rollup/wasm-node in package.json',
        }),
    },
    {
        pattern: /[Qq]uery [Ee]ngine (?:for runtime|library for current platform) "([\w.-]{1,60})"/,
        explain: ([, target = '']) => ({
            cause: `Prisma's engine for ${target} was not generated`,
            change: `Run prisma generate in the target stage, or add "${target}" to binaryTargets`,
        }),
    },
    {
        pattern: /Cannot find module '((?:@[\w.-]{1,60}\/)?[\w.-]{0,60}-(?:linux|linuxmusl)-?[\w-]{2,40})[\w./-]{0,80}'/,
        explain: ([, name = '']) => ({ cause: `${name} is not in the image`, change: repairLockfile(name) }),
    },
    {
        pattern: /Cannot find native binding|Failed to load native binding/,
        explain: () => ({
            cause: 'its platform package is not in the image',
            change: repairLockfile('the package for this platform'),
        }),
    },
    {
        pattern: /Cannot find module '([^'\n]{1,300}\.node)'/,
        explain: ([, file = '']) => ({
            cause: `${file} was never built or was not copied`,
            change: 'Allow the install script, with python3, make and g++ in the stage that installs, and copy the whole package folder',
        }),
    },
];
/** What the message of a failed load means; null when it says nothing about native code. `version` is the package's. */
const diagnose = (message, version = '') => {
    for (const { pattern, explain } of [...loader, ...packages]) {
        const match = pattern.exec(message);
        if (match !== null)
            return explain(match, version);
    }
    return null;
};


/***/ }),

/***/ 4205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ signalOf),
/* harmony export */   w: () => (/* binding */ signalMeaning)
/* harmony export */ });
// Numbers of signal(7) that are the same on every architecture Node runs on, but for MIPS.
const names = {
    1: 'SIGHUP',
    2: 'SIGINT',
    3: 'SIGQUIT',
    4: 'SIGILL',
    5: 'SIGTRAP',
    6: 'SIGABRT',
    7: 'SIGBUS',
    8: 'SIGFPE',
    9: 'SIGKILL',
    11: 'SIGSEGV',
    13: 'SIGPIPE',
    15: 'SIGTERM',
    31: 'SIGSYS',
};
const meanings = {
    SIGSEGV: 'segmentation fault',
    SIGBUS: 'bus error, as of a truncated file',
    SIGILL: 'illegal instruction: the CPU lacks what it was compiled for',
    SIGABRT: 'aborted by its own code',
    SIGFPE: 'arithmetic fault',
    SIGKILL: 'killed from outside, mostly because it used up the memory',
    SIGSYS: 'forbidden system call',
};
/** Name of the signal that an exit status of 128 + n tells of; empty when it is a plain exit status. */
const signalOf = (exitCode) => exitCode === null || exitCode <= 128 ? '' : (names[exitCode - 128] ?? `signal ${exitCode - 128}`);
/** What the signal mostly means, in words; empty when there is nothing to add. */
const signalMeaning = (signal) => meanings[signal] ?? '';


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ ToolError),
/* harmony export */   x: () => (/* binding */ ConfigError)
/* harmony export */ });
/** Wrong input: every problem at once, before anything was done. */
class ConfigError extends Error {
    problems;
    constructor(problems) {
        super(problems.map(describe).join('\n'));
        this.name = 'ConfigError';
        this.problems = problems;
    }
}
const describe = ({ input, value, message, remedy }) => `${input}${value === '' ? '' : `: ${JSON.stringify(value)}`}: ${message}. ${remedy}`;
/** A tool that the action relies on did not do its work: neither the image's nor the input's fault. */
class ToolError extends Error {
    /** What was run, as a person would type it, without secrets. */
    ran;
    /** How it ended: `ended with exit status 1`, `answered 503`, `could not be run`. */
    outcome;
    /** What to do about it. */
    remedy;
    constructor(what, cause) {
        super(`${what.ran} ${what.outcome}${what.output === '' ? '' : `: ${what.output}`}. ${what.remedy}`, { cause });
        this.name = 'ToolError';
        this.ran = what.ran;
        this.outcome = what.outcome;
        this.remedy = what.remedy;
    }
}


/***/ }),

/***/ 5553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FsL: () => (/* binding */ pipe),
/* harmony export */   IeY: () => (/* binding */ custom),
/* harmony export */   Ikc: () => (/* binding */ object),
/* harmony export */   KIO: () => (/* binding */ picklist),
/* harmony export */   L5J: () => (/* binding */ unknown),
/* harmony export */   Oxt: () => (/* binding */ variant),
/* harmony export */   Wwf: () => (/* binding */ minValue),
/* harmony export */   YOg: () => (/* binding */ array),
/* harmony export */   YjP: () => (/* binding */ string),
/* harmony export */   aig: () => (/* binding */ number),
/* harmony export */   cGV: () => (/* binding */ maxValue),
/* harmony export */   euz: () => (/* binding */ literal),
/* harmony export */   g1P: () => (/* binding */ record),
/* harmony export */   lqM: () => (/* binding */ optional),
/* harmony export */   mee: () => (/* binding */ nullable),
/* harmony export */   ndf: () => (/* binding */ integer),
/* harmony export */   pdi: () => (/* binding */ transform),
/* harmony export */   xLC: () => (/* binding */ safeParse),
/* harmony export */   zMY: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony exports BASE64_REGEX, BIC_REGEX, CUID2_REGEX, DECIMAL_REGEX, DIGITS_REGEX, DOMAIN_REGEX, EMAIL_REGEX, EMOJI_REGEX, HEXADECIMAL_REGEX, HEX_COLOR_REGEX, IMEI_REGEX, IPV4_REGEX, IPV6_REGEX, IP_REGEX, ISO_DATE_REGEX, ISO_DATE_TIME_REGEX, ISO_DATE_TIME_SECOND_REGEX, ISO_TIMESTAMP_REGEX, ISO_TIME_REGEX, ISO_TIME_SECOND_REGEX, ISO_WEEK_REGEX, ISRC_REGEX, JWS_COMPACT_REGEX, KSUID_REGEX, MAC48_REGEX, MAC64_REGEX, MAC_REGEX, NANO_ID_REGEX, OCTAL_REGEX, RFC_EMAIL_REGEX, SLUG_REGEX, ULID_REGEX, UUID_REGEX, ValiError, _addIssue, _cloneDataset, _formatCase, _getByteCount, _getCodePointCount, _getGraphemeCount, _getLastMetadata, _getWordCount, _isLuhnAlgo, _isSameValueZero, _isValidObjectKey, _isValueMatch, _joinExpects, _standardSchema, _stringify, any, args, argsAsync, arrayAsync, assert, awaitAsync, base64, bic, bigint, blob, brand, bytes, cache, cacheAsync, check, checkAsync, checkItems, checkItemsAsync, codePoints, config, creditCard, cuid2, customAsync, date, decimal, deleteGlobalConfig, deleteGlobalMessage, deleteSchemaMessage, deleteSpecificMessage, description, digits, domain, email, emoji, empty, endsWith, entries, entriesFromList, entriesFromObjects, enum, enum_, everyItem, exactOptional, exactOptionalAsync, examples, excludes, fallback, fallbackAsync, file, filterItems, findItem, finite, flatten, flavor, forward, forwardAsync, function, function_, getDefault, getDefaults, getDefaultsAsync, getDescription, getDotPath, getExamples, getFallback, getFallbacks, getFallbacksAsync, getGlobalConfig, getGlobalMessage, getMetadata, getSchemaMessage, getSpecificMessage, getTitle, graphemes, gtValue, guard, hash, hexColor, hexadecimal, imei, includes, instance, intersect, intersectAsync, ip, ipv4, ipv6, is, isOfKind, isOfType, isValiError, isbn, isoDate, isoDateTime, isoDateTimeSecond, isoTime, isoTimeSecond, isoTimestamp, isoWeek, isrc, jwsCompact, keyof, ksuid, lazy, lazyAsync, length, looseObject, looseObjectAsync, looseTuple, looseTupleAsync, ltValue, mac, mac48, mac64, map, mapAsync, mapItems, maxBytes, maxCodePoints, maxEntries, maxGraphemes, maxLength, maxSize, maxWords, message, metadata, mimeType, minBytes, minCodePoints, minEntries, minGraphemes, minLength, minSize, minWords, multipleOf, nan, nanoid, never, nonEmpty, nonNullable, nonNullableAsync, nonNullish, nonNullishAsync, nonOptional, nonOptionalAsync, normalize, notBytes, notCodePoints, notEntries, notGraphemes, notLength, notSize, notValue, notValues, notWords, null, null_, nullableAsync, nullish, nullishAsync, objectAsync, objectWithRest, objectWithRestAsync, octal, omit, optionalAsync, parse, parseAsync, parseBoolean, parseJson, parser, parserAsync, partial, partialAsync, partialCheck, partialCheckAsync, pick, pipeAsync, promise, rawCheck, rawCheckAsync, rawTransform, rawTransformAsync, readonly, recordAsync, reduceItems, regex, required, requiredAsync, returns, returnsAsync, rfcEmail, safeInteger, safeParseAsync, safeParser, safeParserAsync, set, setAsync, setGlobalConfig, setGlobalMessage, setSchemaMessage, setSpecificMessage, size, slug, someItem, sortItems, startsWith, strictObject, strictObjectAsync, strictTuple, strictTupleAsync, stringifyJson, summarize, symbol, title, toBigint, toBoolean, toCamelCase, toDate, toKebabCase, toLowerCase, toMaxValue, toMinValue, toNumber, toPascalCase, toSnakeCase, toString, toUpperCase, transformAsync, trim, trimEnd, trimStart, tuple, tupleAsync, tupleWithRest, tupleWithRestAsync, ulid, undefined, undefined_, undefinedable, undefinedableAsync, union, unionAsync, unwrap, url, uuid, value, values, variantAsync, void, void_, words */
//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Sets the global configuration.
*
* @param config The configuration.
*/
function setGlobalConfig(config$1) {
	store$4 = {
		...store$4,
		...config$1
	};
}
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
/**
* Deletes the global configuration.
*/
function deleteGlobalConfig() {
	store$4 = void 0;
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Sets a global error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setGlobalMessage(message$1, lang) {
	if (!store$3) store$3 = /* @__PURE__ */ new Map();
	store$3.set(lang, message$1);
}
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
/**
* Deletes a global error message.
*
* @param lang The language of the message.
*/
function deleteGlobalMessage(lang) {
	store$3?.delete(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Sets a schema error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setSchemaMessage(message$1, lang) {
	if (!store$2) store$2 = /* @__PURE__ */ new Map();
	store$2.set(lang, message$1);
}
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
/**
* Deletes a schema error message.
*
* @param lang The language of the message.
*/
function deleteSchemaMessage(lang) {
	store$2?.delete(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Sets a specific error message.
*
* @param reference The identifier reference.
* @param message The error message.
* @param lang The language of the message.
*/
function setSpecificMessage(reference, message$1, lang) {
	if (!store$1) store$1 = /* @__PURE__ */ new Map();
	if (!store$1.get(reference)) store$1.set(reference, /* @__PURE__ */ new Map());
	store$1.get(reference).set(lang, message$1);
}
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Deletes a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*/
function deleteSpecificMessage(reference, lang) {
	store$1?.get(reference)?.delete(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_cloneDataset/_cloneDataset.ts
/**
* Creates a shallow copy of a dataset.
*
* Hint: The `value` is copied by reference, but the `issues` array, its issues
* and their `path` arrays are cloned to avoid reusing mutable dataset state
* across multiple runs. Mutating a returned object or array value can
* therefore affect later cache hits that reuse the same cached output.
*
* @param dataset The output dataset.
*
* @returns The copied output dataset.
*/
/* @__NO_SIDE_EFFECTS__ */
function _cloneDataset(dataset) {
	return {
		typed: dataset.typed,
		value: dataset.value,
		issues: dataset.issues?.map((issue) => ({
			...issue,
			path: issue.path && [...issue.path]
		}))
	};
}

//#endregion
//#region src/utils/_formatCase/_formatCase.ts
/**
* Splits a string into lowercase words and rejoins them with the given
* separator and capitalization rules.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries. Whether the first or subsequent words are
* capitalized is controlled by `capFirst` and `capRest`.
*
* Hint: Implemented in a single pass that emits directly to the result
* string to avoid an intermediate `string[]` allocation. ASCII chars are
* classified via char codes to skip `.toLowerCase()` and `.toUpperCase()`
* method calls in the common case.
*
* Hint: Digits are treated as a separate character class, so `item2Name`
* yields `item2` and `name` rather than `item`, `2` and `name`.
*
* @param input The input string.
* @param separator The string inserted between words.
* @param capFirst Whether to capitalize the first word.
* @param capRest Whether to capitalize subsequent words.
*
* @returns The formatted string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _formatCase(input, separator, capFirst, capRest) {
	let result = "";
	let firstWord = true;
	let start = 0;
	let prev = 0;
	let prevPrev = 0;
	const flush = (end) => {
		if (end > start) {
			let word = input.slice(start, end).toLowerCase();
			if (firstWord ? capFirst : capRest) {
				const firstCode = word.charCodeAt(0);
				if (firstCode >= 97 && firstCode <= 122) word = String.fromCharCode(firstCode - 32) + word.slice(1);
				else {
					const charLen = firstCode >= 55296 && firstCode <= 56319 ? 2 : 1;
					word = word.slice(0, charLen).toUpperCase() + word.slice(charLen);
				}
			}
			result += firstWord ? word : separator + word;
			firstWord = false;
		}
	};
	for (let index = 0; index < input.length; index++) {
		const code = input.charCodeAt(index);
		let type;
		if (code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 45 || code === 95) {
			flush(index);
			start = index + 1;
			type = 0;
		} else if (code < 128) type = code >= 65 && code <= 90 ? 1 : code >= 97 && code <= 122 ? 2 : 3;
		else {
			const char = input[index];
			const charLower = char.toLowerCase();
			type = charLower === char.toUpperCase() ? 3 : char === charLower ? 2 : 1;
		}
		if (type === 1 && (prev === 2 || prev === 3) && index > start) {
			flush(index);
			start = index;
		} else if (type === 2 && prev === 1 && prevPrev === 1 && index - 1 > start) {
			flush(index - 1);
			start = index - 1;
		}
		prevPrev = prev;
		prev = type;
	}
	flush(input.length);
	return result;
}

//#endregion
//#region src/utils/_getByteCount/_getByteCount.ts
let textEncoder;
/**
* Returns the byte count of the input.
*
* @param input The input to be measured.
*
* @returns The byte count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getByteCount(input) {
	if (!textEncoder) textEncoder = new TextEncoder();
	return textEncoder.encode(input).length;
}

//#endregion
//#region src/utils/_getCodePointCount/_getCodePointCount.ts
/**
* Returns the code point count of the input.
*
* @param input The input to be measured.
*
* @returns The code point count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getCodePointCount(input) {
	let count = input.length;
	const lengthMinus1 = input.length - 1;
	for (let i = 0; i < lengthMinus1;) if (input.codePointAt(i) <= 65535) i++;
	else {
		i += 2;
		count--;
	}
	return count;
}

//#endregion
//#region src/utils/_getGraphemeCount/_getGraphemeCount.ts
let segmenter;
/**
* Returns the grapheme count of the input.
*
* @param input The input to be measured.
*
* @returns The grapheme count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getGraphemeCount(input) {
	if (!segmenter) segmenter = new Intl.Segmenter();
	const segments = segmenter.segment(input);
	let count = 0;
	for (const _ of segments) count++;
	return count;
}

//#endregion
//#region src/utils/_getLastMetadata/_getLastMetadata.ts
/**
* Returns the last top-level value of a given metadata type from a schema
* using a breadth-first search that starts with the last item in the pipeline.
*
* @param schema The schema to search.
* @param type The metadata type.
*
* @returns The value, if any.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getLastMetadata(schema, type) {
	if ("pipe" in schema) {
		const nestedSchemas = [];
		for (let index = schema.pipe.length - 1; index >= 0; index--) {
			const item = schema.pipe[index];
			if (item.kind === "schema" && "pipe" in item) nestedSchemas.push(item);
			else if (item.kind === "metadata" && item.type === type) return item[type];
		}
		for (const nestedSchema of nestedSchemas) {
			const result = /* @__PURE__ */ _getLastMetadata(nestedSchema, type);
			if (result !== void 0) return result;
		}
	}
}

//#endregion
//#region src/utils/_getWordCount/_getWordCount.ts
let store;
/**
* Returns the word count of the input.
*
* @param locales The locales to be used.
* @param input The input to be measured.
*
* @returns The word count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getWordCount(locales, input) {
	if (!store) store = /* @__PURE__ */ new Map();
	const key = String(locales);
	let segmenter$1 = store.get(key);
	if (!segmenter$1) {
		segmenter$1 = new Intl.Segmenter(locales, { granularity: "word" });
		store.set(key, segmenter$1);
	}
	const segments = segmenter$1.segment(input);
	let count = 0;
	for (const segment of segments) if (segment.isWordLike) count++;
	return count;
}

//#endregion
//#region src/utils/_isLuhnAlgo/_isLuhnAlgo.ts
/**
* Non-digit regex.
*/
const NON_DIGIT_REGEX = /\D/gu;
/**
* Checks whether a string with numbers corresponds to the luhn algorithm.
*
* @param input The input to be checked.
*
* @returns Whether input is valid.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isLuhnAlgo(input) {
	const number$1 = input.replace(NON_DIGIT_REGEX, "");
	let length$1 = number$1.length;
	let bit = 1;
	let sum = 0;
	while (length$1) {
		const value$1 = +number$1[--length$1];
		bit ^= 1;
		sum += bit ? [
			0,
			2,
			4,
			6,
			8,
			1,
			3,
			5,
			7,
			9
		][value$1] : value$1;
	}
	return sum % 10 === 0;
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_isValueMatch/_isValueMatch.ts
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}

//#endregion
//#region src/utils/_joinExpects/_joinExpects.ts
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}

//#endregion
//#region src/utils/entriesFromList/entriesFromList.ts
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}

//#endregion
//#region src/utils/entriesFromObjects/entriesFromObjects.ts
/* @__NO_SIDE_EFFECTS__ */
function entriesFromObjects(schemas) {
	const entries$1 = {};
	for (const schema of schemas) Object.assign(entries$1, schema.entries);
	return entries$1;
}

//#endregion
//#region src/utils/getDotPath/getDotPath.ts
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}

//#endregion
//#region src/utils/isOfKind/isOfKind.ts
/**
* A generic type guard to check the kind of an object.
*
* @param kind The kind to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfKind(kind, object$1) {
	return object$1.kind === kind;
}

//#endregion
//#region src/utils/isOfType/isOfType.ts
/**
* A generic type guard to check the type of an object.
*
* @param type The type to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfType(type, object$1) {
	return object$1.type === type;
}

//#endregion
//#region src/utils/ValiError/ValiError.ts
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};

//#endregion
//#region src/utils/isValiError/isValiError.ts
/**
* A type guard to check if an error is a ValiError.
*
* @param error The error to check.
*
* @returns Whether its a ValiError.
*/
/* @__NO_SIDE_EFFECTS__ */
function isValiError(error) {
	return error instanceof ValiError;
}

//#endregion
//#region src/actions/args/args.ts
/* @__NO_SIDE_EFFECTS__ */
function args(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: args,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const argsDataset = this.schema["~run"]({ value: args_ }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/args/argsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function argsAsync(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: argsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args$1) => {
				const argsDataset = await schema["~run"]({ value: args$1 }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/await/awaitAsync.ts
/**
* Creates an await transformation action.
*
* @returns An await action.
*/
/* @__NO_SIDE_EFFECTS__ */
function awaitAsync() {
	return {
		kind: "transformation",
		type: "await",
		reference: awaitAsync,
		async: true,
		async "~run"(dataset) {
			dataset.value = await dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/regex.ts
/**
* [Base64](https://en.wikipedia.org/wiki/Base64) regex.
*/
const BASE64_REGEX = /^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/iu;
/**
* [BIC](https://en.wikipedia.org/wiki/ISO_9362) regex.
*/
const BIC_REGEX = /^[A-Z]{6}(?!00)[\dA-Z]{2}(?:[\dA-Z]{3})?$/u;
/**
* [Cuid2](https://github.com/paralleldrive/cuid2) regex.
*/
const CUID2_REGEX = /^[a-z][\da-z]*$/u;
/**
* [Decimal](https://en.wikipedia.org/wiki/Decimal) regex.
*/
const DECIMAL_REGEX = /^[+-]?(?:\d*\.)?\d+$/u;
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [Domain name](https://en.wikipedia.org/wiki/Domain_name) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* ASCII-only validation. Internationalized domain names (IDNs) are not
* supported, including Punycode-encoded labels.
*/
const DOMAIN_REGEX = /^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;
/**
* [Email address](https://en.wikipedia.org/wiki/Email_address) regex.
*
* Hint: We decided against the `i` flag to avoid matching non-ASCII characters.
*/
const EMAIL_REGEX = /^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u;
/**
* Emoji regex from [emoji-regex-xs](https://github.com/slevithan/emoji-regex-xs) v1.0.0 (MIT license).
*
* Hint: We decided against the newer `/^\p{RGI_Emoji}+$/v` regex because it is
* not supported in older runtimes and does not match all emoji.
*/
const EMOJI_REGEX = /^(?:[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation}))*)+$/u;
/**
* [Hexadecimal](https://en.wikipedia.org/wiki/Hexadecimal) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEXADECIMAL_REGEX = /^(?:0[hx])?[\da-fA-F]+$/u;
/**
* [Hex color](https://en.wikipedia.org/wiki/Web_colors#Hex_triplet) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEX_COLOR_REGEX = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/u;
/**
* [IMEI](https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity) regex.
*/
const IMEI_REGEX = /^\d{15}$|^\d{2}-\d{6}-\d{6}-\d$/u;
/**
* [IPv4](https://en.wikipedia.org/wiki/IPv4) regex.
*/
const IPV4_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$/u;
/**
* [IPv6](https://en.wikipedia.org/wiki/IPv6) regex.
*/
const IPV6_REGEX = /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [IP](https://en.wikipedia.org/wiki/IP_address) regex.
*/
const IP_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$|^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time regex.
*/
const ISO_DATE_TIME_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time with seconds regex.
*/
const ISO_DATE_TIME_SECOND_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time regex.
*/
const ISO_TIME_REGEX = /^(?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time with seconds regex.
*/
const ISO_TIME_SECOND_REGEX = /^(?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) week regex.
*/
const ISO_WEEK_REGEX = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u;
/**
* [JWS compact serialization](https://datatracker.ietf.org/doc/html/rfc7515#section-3.1)
* regex.
*
* Hint: Empty payload and signature segments are allowed because the
* Base64URL-encoded representation of an empty octet sequence is an empty
* string.
*/
const JWS_COMPACT_REGEX = /^(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?$/u;
/**
* [ISRC](https://en.wikipedia.org/wiki/International_Standard_Recording_Code) regex.
*/
const ISRC_REGEX = /^(?:[A-Z]{2}[A-Z\d]{3}\d{7}|[A-Z]{2}-[A-Z\d]{3}-\d{2}-\d{5})$/u;
/**
* [KSUID](https://github.com/segmentio/ksuid) regex.
*/
const KSUID_REGEX = /^[a-zA-Z0-9]{27}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 48 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC48_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 64 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC64_REGEX = /^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$|^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [Nano ID](https://github.com/ai/nanoid) regex.
*/
const NANO_ID_REGEX = /^[\w-]+$/u;
/**
* [Octal](https://en.wikipedia.org/wiki/Octal) regex.
*/
const OCTAL_REGEX = /^(?:0o)?[0-7]+$/u;
/**
* [RFC 5322 email address](https://datatracker.ietf.org/doc/html/rfc5322#section-3.4.1) regex.
*
* Hint: This regex was taken from the [HTML Living Standard Specification](https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) and does not perfectly represent RFC 5322.
*/
const RFC_EMAIL_REGEX = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/**
* [Slug](https://en.wikipedia.org/wiki/Clean_URL#Slug) regex.
*/
const SLUG_REGEX = /^[\da-z]+(?:[-_][\da-z]+)*$/u;
/**
* [ULID](https://github.com/ulid/spec) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* Hint: The first character is restricted to `[0-7]` because the 48-bit
* timestamp cannot exceed 2^48-1, making the maximum valid ULID
* `7ZZZZZZZZZZZZZZZZZZZZZZZZZ` in Crockford's Base32 encoding.
*/
const ULID_REGEX = /^[0-7][\da-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/base64/base64.ts
/* @__NO_SIDE_EFFECTS__ */
function base64(message$1) {
	return {
		kind: "validation",
		type: "base64",
		reference: base64,
		async: false,
		expects: null,
		requirement: BASE64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Base64", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bic/bic.ts
/* @__NO_SIDE_EFFECTS__ */
function bic(message$1) {
	return {
		kind: "validation",
		type: "bic",
		reference: bic,
		async: false,
		expects: null,
		requirement: BIC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "BIC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/brand/brand.ts
/**
* Creates a brand transformation action.
*
* @param name The brand name.
*
* @returns A brand action.
*/
/* @__NO_SIDE_EFFECTS__ */
function brand(name) {
	return {
		kind: "transformation",
		type: "brand",
		reference: brand,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bytes/bytes.ts
/* @__NO_SIDE_EFFECTS__ */
function bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: bytes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 !== this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/check.ts
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/checkAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: checkAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItems.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItems(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItems,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) for (let index = 0; index < dataset.value.length; index++) {
				const item = dataset.value[index];
				if (!this.requirement(item, index, dataset.value)) _addIssue(this, "item", dataset, config$1, {
					input: item,
					path: [{
						type: "array",
						origin: "value",
						input: dataset.value,
						key: index,
						value: item
					}]
				});
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItemsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItemsAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItemsAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed) {
				const requirementResults = await Promise.all(dataset.value.map(this.requirement));
				for (let index = 0; index < dataset.value.length; index++) if (!requirementResults[index]) {
					const item = dataset.value[index];
					_addIssue(this, "item", dataset, config$1, {
						input: item,
						path: [{
							type: "array",
							origin: "value",
							input: dataset.value,
							key: index,
							value: item
						}]
					});
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/codePoints/codePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function codePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "code_points",
		reference: codePoints,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/creditCard/creditCard.ts
/**
* Credit card regex.
*/
const CREDIT_CARD_REGEX = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/u;
/**
* Sanitize regex.
*/
const SANITIZE_REGEX = /[- ]/gu;
/**
* Provider regex list.
*/
const PROVIDER_REGEX_LIST = (/* unused pure expression or super */ null && ([
	/^3[47]\d{13}$/u,
	/^3(?:0[0-5]|[68]\d)\d{11,13}$/u,
	/^6(?:011|5\d{2})\d{12,15}$/u,
	/^(?:2131|1800|35\d{3})\d{11}$/u,
	/^(?:5[1-5]\d{2}|222\d|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/u,
	/^(?:6[27]\d{14,17}|81\d{14,17})$/u,
	/^4\d{12}(?:\d{3,6})?$/u
]));
/* @__NO_SIDE_EFFECTS__ */
function creditCard(message$1) {
	return {
		kind: "validation",
		type: "credit_card",
		reference: creditCard,
		async: false,
		expects: null,
		requirement(input) {
			let sanitized;
			return CREDIT_CARD_REGEX.test(input) && (sanitized = input.replace(SANITIZE_REGEX, "")) && PROVIDER_REGEX_LIST.some((regex$1) => regex$1.test(sanitized)) && /* @__PURE__ */ _isLuhnAlgo(sanitized);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "credit card", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/cuid2/cuid2.ts
/* @__NO_SIDE_EFFECTS__ */
function cuid2(message$1) {
	return {
		kind: "validation",
		type: "cuid2",
		reference: cuid2,
		async: false,
		expects: null,
		requirement: CUID2_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Cuid2", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/decimal/decimal.ts
/* @__NO_SIDE_EFFECTS__ */
function decimal(message$1) {
	return {
		kind: "validation",
		type: "decimal",
		reference: decimal,
		async: false,
		expects: null,
		requirement: DECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "decimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/description/description.ts
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}

//#endregion
//#region src/actions/digits/digits.ts
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/domain/domain.ts
/* @__NO_SIDE_EFFECTS__ */
function domain(message$1) {
	return {
		kind: "validation",
		type: "domain",
		reference: domain,
		expects: null,
		async: false,
		requirement: DOMAIN_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "domain", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/email/email.ts
/* @__NO_SIDE_EFFECTS__ */
function email(message$1) {
	return {
		kind: "validation",
		type: "email",
		reference: email,
		expects: null,
		async: false,
		requirement: EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/emoji/emoji.ts
/* @__NO_SIDE_EFFECTS__ */
function emoji(message$1) {
	return {
		kind: "validation",
		type: "emoji",
		reference: emoji,
		async: false,
		expects: null,
		requirement: EMOJI_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "emoji", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/empty/empty.ts
/* @__NO_SIDE_EFFECTS__ */
function empty(message$1) {
	return {
		kind: "validation",
		type: "empty",
		reference: empty,
		async: false,
		expects: "0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > 0) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/endsWith/endsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function endsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "ends_with",
		reference: endsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.endsWith(this.requirement)) _addIssue(this, "end", dataset, config$1, { received: `"${dataset.value.slice(-this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/entries/entries.ts
/* @__NO_SIDE_EFFECTS__ */
function entries(requirement, message$1) {
	return {
		kind: "validation",
		type: "entries",
		reference: entries,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count !== this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/everyItem/everyItem.ts
/* @__NO_SIDE_EFFECTS__ */
function everyItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "every_item",
		reference: everyItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.every(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/examples/examples.ts
/**
* Creates an examples metadata action.
*
* @param examples_ The examples.
*
* @returns An examples action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function examples(examples_) {
	return {
		kind: "metadata",
		type: "examples",
		reference: examples,
		examples: examples_
	};
}

//#endregion
//#region src/actions/excludes/excludes.ts
/* @__NO_SIDE_EFFECTS__ */
function excludes(requirement, message$1) {
	const received = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "excludes",
		reference: excludes,
		async: false,
		expects: `!${received}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/filterItems/filterItems.ts
/* @__NO_SIDE_EFFECTS__ */
function filterItems(operation) {
	return {
		kind: "transformation",
		type: "filter_items",
		reference: filterItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.filter(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/findItem/findItem.ts
/* @__NO_SIDE_EFFECTS__ */
function findItem(operation) {
	return {
		kind: "transformation",
		type: "find_item",
		reference: findItem,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.find(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/flavor/flavor.ts
/**
* Creates a flavor transformation action.
*
* @param name The flavor name.
*
* @returns A flavor action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function flavor(name) {
	return {
		kind: "transformation",
		type: "flavor",
		reference: flavor,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/graphemes/graphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function graphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "graphemes",
		reference: graphemes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/gtValue/gtValue.ts
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/guard/guard.ts
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: false,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) {
				_addIssue(this, "input", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hash/hash.ts
/**
* Hash lengths object.
*/
const HASH_LENGTHS = {
	md4: 32,
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	ripemd128: 32,
	ripemd160: 40,
	tiger128: 32,
	tiger160: 40,
	tiger192: 48,
	crc32: 8,
	crc32b: 8,
	adler32: 8
};
/* @__NO_SIDE_EFFECTS__ */
function hash(types, message$1) {
	return {
		kind: "validation",
		type: "hash",
		reference: hash,
		expects: null,
		async: false,
		requirement: RegExp(types.map((type) => `^[a-fA-F0-9]{${HASH_LENGTHS[type]}}$`).join("|"), "u"),
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hash", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexadecimal/hexadecimal.ts
/* @__NO_SIDE_EFFECTS__ */
function hexadecimal(message$1) {
	return {
		kind: "validation",
		type: "hexadecimal",
		reference: hexadecimal,
		async: false,
		expects: null,
		requirement: HEXADECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hexadecimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexColor/hexColor.ts
/* @__NO_SIDE_EFFECTS__ */
function hexColor(message$1) {
	return {
		kind: "validation",
		type: "hex_color",
		reference: hexColor,
		async: false,
		expects: null,
		requirement: HEX_COLOR_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hex color", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/imei/imei.ts
/* @__NO_SIDE_EFFECTS__ */
function imei(message$1) {
	return {
		kind: "validation",
		type: "imei",
		reference: imei,
		async: false,
		expects: null,
		requirement(input) {
			return IMEI_REGEX.test(input) && /* @__PURE__ */ _isLuhnAlgo(input);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "IMEI", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/includes/includes.ts
/* @__NO_SIDE_EFFECTS__ */
function includes(requirement, message$1) {
	const expects = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "includes",
		reference: includes,
		async: false,
		expects,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received: `!${expects}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ip/ip.ts
/* @__NO_SIDE_EFFECTS__ */
function ip(message$1) {
	return {
		kind: "validation",
		type: "ip",
		reference: ip,
		async: false,
		expects: null,
		requirement: IP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IP", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv4/ipv4.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv4(message$1) {
	return {
		kind: "validation",
		type: "ipv4",
		reference: ipv4,
		async: false,
		expects: null,
		requirement: IPV4_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv4", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv6/ipv6.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv6(message$1) {
	return {
		kind: "validation",
		type: "ipv6",
		reference: ipv6,
		async: false,
		expects: null,
		requirement: IPV6_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv6", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn10.ts
/**
* [Validates an ISBN-10](https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-10, `false` otherwise.
*
* @internal
*/
function _isIsbn10(input) {
	const digits$1 = input.split("").map((c) => c === "X" ? 10 : parseInt(c));
	let sum = 0;
	for (let i = 0; i < 10; i++) sum += digits$1[i] * (10 - i);
	return sum % 11 === 0;
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn13.ts
/**
* [Validates an ISBN-13](https://en.wikipedia.org/wiki/ISBN#ISBN-13_check_digit_calculation).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-13, `false` otherwise.
*
* @internal
*/
function _isIsbn13(input) {
	const digits$1 = input.split("").map((c) => parseInt(c));
	let sum = 0;
	for (let i = 0; i < 13; i++) sum += digits$1[i] * (i % 2 === 0 ? 1 : 3);
	return sum % 10 === 0;
}

//#endregion
//#region src/actions/isbn/isbn.ts
/**
* ISBN separator regex.
*/
const ISBN_SEPARATOR_REGEX = /[- ]/gu;
/**
* ISBN-10 detection regex.
*/
const ISBN_10_DETECTION_REGEX = /^\d{9}[\dX]$/u;
/**
* ISBN-13 detection regex.
*/
const ISBN_13_DETECTION_REGEX = /^\d{13}$/u;
/* @__NO_SIDE_EFFECTS__ */
function isbn(message$1) {
	return {
		kind: "validation",
		type: "isbn",
		reference: isbn,
		async: false,
		expects: null,
		requirement(input) {
			const replacedInput = input.replace(ISBN_SEPARATOR_REGEX, "");
			if (ISBN_10_DETECTION_REGEX.test(replacedInput)) return _isIsbn10(replacedInput);
			else if (ISBN_13_DETECTION_REGEX.test(replacedInput)) return _isIsbn13(replacedInput);
			return false;
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "ISBN", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isrc/isrc.ts
/* @__NO_SIDE_EFFECTS__ */
function isrc(message$1) {
	return {
		kind: "validation",
		type: "isrc",
		reference: isrc,
		async: false,
		expects: null,
		requirement: ISRC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ISRC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDate/isoDate.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTime/isoDateTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTime(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time",
		reference: isoDateTime,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTimeSecond/isoDateTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time_second",
		reference: isoDateTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTime/isoTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTime(message$1) {
	return {
		kind: "validation",
		type: "iso_time",
		reference: isoTime,
		async: false,
		expects: null,
		requirement: ISO_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimeSecond/isoTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_time_second",
		reference: isoTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoWeek/isoWeek.ts
/* @__NO_SIDE_EFFECTS__ */
function isoWeek(message$1) {
	return {
		kind: "validation",
		type: "iso_week",
		reference: isoWeek,
		async: false,
		expects: null,
		requirement: ISO_WEEK_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "week", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/jwsCompact/jwsCompact.ts
/* @__NO_SIDE_EFFECTS__ */
function jwsCompact(message$1) {
	return {
		kind: "validation",
		type: "jws_compact",
		reference: jwsCompact,
		async: false,
		expects: null,
		requirement: JWS_COMPACT_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "JWS compact", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ksuid/ksuid.ts
/* @__NO_SIDE_EFFECTS__ */
function ksuid(message$1) {
	return {
		kind: "validation",
		type: "ksuid",
		reference: ksuid,
		async: false,
		expects: null,
		requirement: KSUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "KSUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/length/length.ts
/* @__NO_SIDE_EFFECTS__ */
function length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: length,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length !== this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ltValue/ltValue.ts
/* @__NO_SIDE_EFFECTS__ */
function ltValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "lt_value",
		reference: ltValue,
		async: false,
		expects: `<${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value < this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac/mac.ts
/* @__NO_SIDE_EFFECTS__ */
function mac(message$1) {
	return {
		kind: "validation",
		type: "mac",
		reference: mac,
		async: false,
		expects: null,
		requirement: MAC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac48/mac48.ts
/* @__NO_SIDE_EFFECTS__ */
function mac48(message$1) {
	return {
		kind: "validation",
		type: "mac48",
		reference: mac48,
		async: false,
		expects: null,
		requirement: MAC48_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "48-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac64/mac64.ts
/* @__NO_SIDE_EFFECTS__ */
function mac64(message$1) {
	return {
		kind: "validation",
		type: "mac64",
		reference: mac64,
		async: false,
		expects: null,
		requirement: MAC64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "64-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mapItems/mapItems.ts
/* @__NO_SIDE_EFFECTS__ */
function mapItems(operation) {
	return {
		kind: "transformation",
		type: "map_items",
		reference: mapItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.map(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxBytes/maxBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_bytes",
		reference: maxBytes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 > this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxCodePoints/maxCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function maxCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_code_points",
		reference: maxCodePoints,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxEntries/maxEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxGraphemes/maxGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_graphemes",
		reference: maxGraphemes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxSize/maxSize.ts
/* @__NO_SIDE_EFFECTS__ */
function maxSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_size",
		reference: maxSize,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size > this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxValue/maxValue.ts
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxWords/maxWords.ts
/* @__NO_SIDE_EFFECTS__ */
function maxWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "max_words",
		reference: maxWords,
		async: false,
		expects: `<=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count > this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/metadata/metadata.ts
/**
* Creates a custom metadata action.
*
* @param metadata_ The metadata object.
*
* @returns A metadata action.
*/
/* @__NO_SIDE_EFFECTS__ */
function metadata(metadata_) {
	return {
		kind: "metadata",
		type: "metadata",
		reference: metadata,
		metadata: metadata_
	};
}

//#endregion
//#region src/actions/mimeType/mimeType.ts
/* @__NO_SIDE_EFFECTS__ */
function mimeType(requirement, message$1) {
	return {
		kind: "validation",
		type: "mime_type",
		reference: mimeType,
		async: false,
		expects: /* @__PURE__ */ _joinExpects(requirement.map((option) => `"${option}"`), "|"),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.includes(dataset.value.type)) _addIssue(this, "MIME type", dataset, config$1, { received: `"${dataset.value.type}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minBytes/minBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function minBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_bytes",
		reference: minBytes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 < this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minCodePoints/minCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function minCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_code_points",
		reference: minCodePoints,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minEntries/minEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function minEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_entries",
		reference: minEntries,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count < this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minGraphemes/minGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function minGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_graphemes",
		reference: minGraphemes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minSize/minSize.ts
/* @__NO_SIDE_EFFECTS__ */
function minSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_size",
		reference: minSize,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size < this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minValue/minValue.ts
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minWords/minWords.ts
/* @__NO_SIDE_EFFECTS__ */
function minWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "min_words",
		reference: minWords,
		async: false,
		expects: `>=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count < this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/multipleOf/multipleOf.ts
/* @__NO_SIDE_EFFECTS__ */
function multipleOf(requirement, message$1) {
	return {
		kind: "validation",
		type: "multiple_of",
		reference: multipleOf,
		async: false,
		expects: `%${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value % this.requirement != 0) _addIssue(this, "multiple", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nanoid/nanoid.ts
/* @__NO_SIDE_EFFECTS__ */
function nanoid(message$1) {
	return {
		kind: "validation",
		type: "nanoid",
		reference: nanoid,
		async: false,
		expects: null,
		requirement: NANO_ID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Nano ID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nonEmpty/nonEmpty.ts
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/normalize/normalize.ts
/* @__NO_SIDE_EFFECTS__ */
function normalize(form) {
	return {
		kind: "transformation",
		type: "normalize",
		reference: normalize,
		async: false,
		form,
		"~run"(dataset) {
			dataset.value = dataset.value.normalize(this.form);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notBytes/notBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function notBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_bytes",
		reference: notBytes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 === this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notCodePoints/notCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function notCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_code_points",
		reference: notCodePoints,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notEntries/notEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function notEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_entries",
		reference: notEntries,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count === this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notGraphemes/notGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function notGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_graphemes",
		reference: notGraphemes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notLength/notLength.ts
/* @__NO_SIDE_EFFECTS__ */
function notLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_length",
		reference: notLength,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notSize/notSize.ts
/* @__NO_SIDE_EFFECTS__ */
function notSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_size",
		reference: notSize,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size === this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValue/notValue.ts
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: false,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValues/notValues.ts
/* @__NO_SIDE_EFFECTS__ */
function notValues(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_values",
		reference: notValues,
		async: false,
		expects: `!${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notWords/notWords.ts
/* @__NO_SIDE_EFFECTS__ */
function notWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "not_words",
		reference: notWords,
		async: false,
		expects: `!${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count === this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/octal/octal.ts
/* @__NO_SIDE_EFFECTS__ */
function octal(message$1) {
	return {
		kind: "validation",
		type: "octal",
		reference: octal,
		async: false,
		expects: null,
		requirement: OCTAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "octal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseBoolean/parseBoolean.ts
const TRUTHY = (/* unused pure expression or super */ null && ([
	true,
	1,
	"true",
	"1",
	"yes",
	"y",
	"on",
	"enabled"
]));
const FALSY = (/* unused pure expression or super */ null && ([
	false,
	0,
	"false",
	"0",
	"no",
	"n",
	"off",
	"disabled"
]));
/* @__NO_SIDE_EFFECTS__ */
function parseBoolean(config$1, message$1) {
	const normalize$1 = (v) => typeof v === "string" ? v.toLowerCase() : v;
	const truthyRaw = config$1?.truthy ?? TRUTHY;
	const falsyRaw = config$1?.falsy ?? FALSY;
	const truthy = config$1?.truthy ? config$1.truthy.map(normalize$1) : TRUTHY;
	const falsy = config$1?.falsy ? config$1.falsy.map(normalize$1) : FALSY;
	return {
		kind: "transformation",
		type: "parse_boolean",
		reference: parseBoolean,
		expects: /* @__PURE__ */ _joinExpects([...truthyRaw, ...falsyRaw].map(_stringify), "|"),
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			const input = normalize$1(dataset.value);
			if (truthy.includes(input)) dataset.value = true;
			else if (falsy.includes(input)) dataset.value = false;
			else {
				_addIssue(this, "boolean", dataset, config$2);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseJson/parseJson.ts
/* @__NO_SIDE_EFFECTS__ */
function parseJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "parse_json",
		reference: parseJson,
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				dataset.value = JSON.parse(dataset.value, this.config?.reviver);
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/utils/_isPartiallyTyped/_isPartiallyTyped.ts
/**
* Checks if a dataset is partially typed.
*
* @param dataset The dataset to check.
* @param paths The paths to check.
*
* @returns Whether it is partially typed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isPartiallyTyped(dataset, paths) {
	if (dataset.issues) for (const path of paths) for (const issue of dataset.issues) {
		let typed = false;
		const bound = Math.min(path.length, issue.path?.length ?? 0);
		for (let index = 0; index < bound; index++) if (path[index] !== issue.path[index].key && (path[index] !== "$" || issue.path[index].type !== "array")) {
			typed = true;
			break;
		}
		if (!typed) return false;
	}
	return true;
}

//#endregion
//#region src/actions/partialCheck/partialCheck.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheck(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheck,
		async: false,
		expects: null,
		paths,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/partialCheckAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheckAsync(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheckAsync,
		async: true,
		expects: null,
		paths,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheck.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheck(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheck,
		async: false,
		expects: null,
		"~run"(dataset, config$1) {
			action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheckAsync.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheckAsync(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheckAsync,
		async: true,
		expects: null,
		async "~run"(dataset, config$1) {
			await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransformAsync.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransformAsync(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransformAsync,
		async: true,
		async "~run"(dataset, config$1) {
			const output = await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/readonly/readonly.ts
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/reduceItems/reduceItems.ts
/* @__NO_SIDE_EFFECTS__ */
function reduceItems(operation, initial) {
	return {
		kind: "transformation",
		type: "reduce_items",
		reference: reduceItems,
		async: false,
		operation,
		initial,
		"~run"(dataset) {
			dataset.value = dataset.value.reduce(this.operation, this.initial);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returns.ts
/* @__NO_SIDE_EFFECTS__ */
function returns(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returns,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const returnsDataset = this.schema["~run"]({ value: func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returnsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function returnsAsync(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returnsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args_) => {
				const returnsDataset = await this.schema["~run"]({ value: await func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rfcEmail/rfcEmail.ts
/* @__NO_SIDE_EFFECTS__ */
function rfcEmail(message$1) {
	return {
		kind: "validation",
		type: "rfc_email",
		reference: rfcEmail,
		expects: null,
		async: false,
		requirement: RFC_EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/safeInteger/safeInteger.ts
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/size/size.ts
/* @__NO_SIDE_EFFECTS__ */
function size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: size,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size !== this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/slug/slug.ts
/* @__NO_SIDE_EFFECTS__ */
function slug(message$1) {
	return {
		kind: "validation",
		type: "slug",
		reference: slug,
		async: false,
		expects: null,
		requirement: SLUG_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "slug", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/someItem/someItem.ts
/* @__NO_SIDE_EFFECTS__ */
function someItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "some_item",
		reference: someItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.some(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/sortItems/sortItems.ts
/* @__NO_SIDE_EFFECTS__ */
function sortItems(operation) {
	return {
		kind: "transformation",
		type: "sort_items",
		reference: sortItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.sort(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/startsWith/startsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function startsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "starts_with",
		reference: startsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.startsWith(this.requirement)) _addIssue(this, "start", dataset, config$1, { received: `"${dataset.value.slice(0, this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/stringifyJson/stringifyJson.ts
/* @__NO_SIDE_EFFECTS__ */
function stringifyJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "stringify_json",
		reference: stringifyJson,
		message: message$1,
		config: config$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				const output = JSON.stringify(dataset.value, this.config?.replacer, this.config?.space);
				if (output === void 0) {
					_addIssue(this, "JSON", dataset, config$2);
					dataset.typed = false;
				} else dataset.value = output;
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/title/title.ts
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}

//#endregion
//#region src/actions/toBigint/toBigint.ts
/* @__NO_SIDE_EFFECTS__ */
function toBigint(message$1) {
	return {
		kind: "transformation",
		type: "to_bigint",
		reference: toBigint,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = BigInt(dataset.value);
			} catch {
				_addIssue(this, "bigint", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toBoolean/toBoolean.ts
/**
* Creates a to boolean transformation action.
*
* @returns A to boolean action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toBoolean() {
	return {
		kind: "transformation",
		type: "to_boolean",
		reference: toBoolean,
		async: false,
		"~run"(dataset) {
			dataset.value = Boolean(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toCamelCase/toCamelCase.ts
/**
* Creates a to camel case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2Name`).
*
* @returns A to camel case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toCamelCase() {
	return {
		kind: "transformation",
		type: "to_camel_case",
		reference: toCamelCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", false, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toDate/toDate.ts
/* @__NO_SIDE_EFFECTS__ */
function toDate(message$1) {
	return {
		kind: "transformation",
		type: "to_date",
		reference: toDate,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = new Date(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "date", dataset, config$1, { received: "\"Invalid Date\"" });
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "date", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toKebabCase/toKebabCase.ts
/**
* Creates a to kebab case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse-url-value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2-name`).
*
* @returns A to kebab case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toKebabCase() {
	return {
		kind: "transformation",
		type: "to_kebab_case",
		reference: toKebabCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "-", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toLowerCase/toLowerCase.ts
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMaxValue/toMaxValue.ts
/**
* Creates a to max value transformation action.
*
* @param requirement The maximum value.
*
* @returns A to max value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMaxValue(requirement) {
	return {
		kind: "transformation",
		type: "to_max_value",
		reference: toMaxValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value > this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMinValue/toMinValue.ts
/**
* Creates a to min value transformation action.
*
* @param requirement The minimum value.
*
* @returns A to min value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMinValue(requirement) {
	return {
		kind: "transformation",
		type: "to_min_value",
		reference: toMinValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value < this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toNumber/toNumber.ts
/* @__NO_SIDE_EFFECTS__ */
function toNumber(message$1) {
	return {
		kind: "transformation",
		type: "to_number",
		reference: toNumber,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = Number(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "number", dataset, config$1);
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "number", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toPascalCase/toPascalCase.ts
/**
* Creates a to pascal case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `ParseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `Item2Name`).
*
* @returns A to pascal case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toPascalCase() {
	return {
		kind: "transformation",
		type: "to_pascal_case",
		reference: toPascalCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", true, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toSnakeCase/toSnakeCase.ts
/**
* Creates a to snake case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse_url_value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2_name`).
*
* @returns A to snake case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toSnakeCase() {
	return {
		kind: "transformation",
		type: "to_snake_case",
		reference: toSnakeCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "_", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toString/toString.ts
/* @__NO_SIDE_EFFECTS__ */
function toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: toString,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = String(dataset.value);
			} catch {
				_addIssue(this, "string", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toUpperCase/toUpperCase.ts
/**
* Creates a to upper case transformation action.
*
* @returns A to upper case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toUpperCase() {
	return {
		kind: "transformation",
		type: "to_upper_case",
		reference: toUpperCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toUpperCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transform.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transformAsync.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transformAsync(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transformAsync,
		async: true,
		operation,
		async "~run"(dataset) {
			dataset.value = await this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trim/trim.ts
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimEnd/trimEnd.ts
/**
* Creates a trim end transformation action.
*
* @returns A trim end action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimEnd() {
	return {
		kind: "transformation",
		type: "trim_end",
		reference: trimEnd,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimEnd();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimStart/trimStart.ts
/**
* Creates a trim start transformation action.
*
* @returns A trim start action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimStart() {
	return {
		kind: "transformation",
		type: "trim_start",
		reference: trimStart,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimStart();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ulid/ulid.ts
/* @__NO_SIDE_EFFECTS__ */
function ulid(message$1) {
	return {
		kind: "validation",
		type: "ulid",
		reference: ulid,
		async: false,
		expects: null,
		requirement: ULID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ULID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/url/url.ts
/* @__NO_SIDE_EFFECTS__ */
function url(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/value/value.ts
/* @__NO_SIDE_EFFECTS__ */
function value(requirement, message$1) {
	return {
		kind: "validation",
		type: "value",
		reference: value,
		async: false,
		expects: requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !/* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/values/values.ts
/* @__NO_SIDE_EFFECTS__ */
function values(requirement, message$1) {
	return {
		kind: "validation",
		type: "values",
		reference: values,
		async: false,
		expects: `${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/words/words.ts
/* @__NO_SIDE_EFFECTS__ */
function words(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "words",
		reference: words,
		async: false,
		expects: `${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count !== this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/const.ts
const ABORT_EARLY_CONFIG = { abortEarly: true };

//#endregion
//#region src/methods/assert/assert.ts
/**
* Checks if the input matches the schema. As this is an assertion function, it
* can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*/
function assert(schema, input) {
	const issues = schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
	if (issues) throw new ValiError(issues);
}

//#endregion
//#region src/methods/cache/_LruCache.ts
/**
* Efficient LRU cache using Map iteration order.
*/
var _LruCache = class {
	constructor(config$1) {
		this.refCount = 0;
		this.maxSize = config$1?.maxSize ?? 1e3;
		this.maxAge = config$1?.maxAge ?? Infinity;
		this.hasMaxAge = isFinite(this.maxAge);
	}
	/**
	* Stringifies an unknown input to a cache key component.
	*
	* @param input The unknown input.
	*
	* @returns A cache key component.
	*/
	stringify(input) {
		const type = typeof input;
		if (type === "string") return `"${input}"`;
		if (type === "number" || type === "boolean") return `${input}`;
		if (type === "bigint") return `${input}n`;
		if (type === "object" || type === "function") {
			if (input) {
				this.refIds ?? (this.refIds = /* @__PURE__ */ new WeakMap());
				let id = this.refIds.get(input);
				if (!id) {
					id = ++this.refCount;
					this.refIds.set(input, id);
				}
				return `#${id}`;
			}
			return "null";
		}
		return type;
	}
	/**
	* Creates a cache key from input and config.
	*
	* @param input The input value.
	* @param config The parse configuration.
	*
	* @returns The cache key.
	*/
	key(input, config$1 = {}) {
		return `${this.stringify(input)}|${this.stringify(config$1.lang)}|${this.stringify(config$1.message)}|${this.stringify(config$1.abortEarly)}|${this.stringify(config$1.abortPipeEarly)}`;
	}
	/**
	* Gets a value from the cache by key.
	*
	* @param key The cache key.
	*
	* @returns The cached value.
	*/
	get(key) {
		if (!this.store) return void 0;
		const entry = this.store.get(key);
		if (!entry) return void 0;
		if (this.hasMaxAge && Date.now() - entry[1] > this.maxAge) {
			this.store.delete(key);
			return;
		}
		this.store.delete(key);
		this.store.set(key, entry);
		return entry[0];
	}
	/**
	* Sets a value in the cache by key.
	*
	* @param key The cache key.
	* @param value The cached value.
	*/
	set(key, value$1) {
		this.store ?? (this.store = /* @__PURE__ */ new Map());
		this.store.delete(key);
		const timestamp = this.hasMaxAge ? Date.now() : 0;
		this.store.set(key, [value$1, timestamp]);
		if (this.store.size > this.maxSize) this.store.delete(this.store.keys().next().value);
	}
	/**
	* Clears all entries from the cache.
	*/
	clear() {
		this.store?.clear();
	}
};

//#endregion
//#region src/methods/cache/cache.ts
/* @__NO_SIDE_EFFECTS__ */
function cache(schema, config$1) {
	return _standardSchema({
		...schema,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		"~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			let outputDataset = this.cache.get(key);
			if (!outputDataset) this.cache.set(key, outputDataset = schema["~run"](dataset, runConfig));
			return /* @__PURE__ */ _cloneDataset(outputDataset);
		}
	});
}

//#endregion
//#region src/methods/cache/cacheAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function cacheAsync(schema, config$1) {
	let activeRuns;
	return _standardSchema({
		...schema,
		async: true,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		async "~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			const cached = this.cache.get(key);
			if (cached) return /* @__PURE__ */ _cloneDataset(cached);
			let promise$1 = activeRuns?.get(key);
			if (!promise$1) {
				activeRuns ?? (activeRuns = /* @__PURE__ */ new Map());
				promise$1 = Promise.resolve(schema["~run"](dataset, runConfig));
				activeRuns.set(key, promise$1);
			}
			try {
				const outputDataset = await promise$1;
				this.cache.set(key, outputDataset);
				return /* @__PURE__ */ _cloneDataset(outputDataset);
			} finally {
				activeRuns?.delete(key);
			}
		}
	});
}

//#endregion
//#region src/methods/config/config.ts
/**
* Changes the local configuration of a schema.
*
* @param schema The schema to configure.
* @param config The parse configuration.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function config(schema, config$1) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config_) {
			return schema["~run"](dataset, {
				...config_,
				...config$1
			});
		}
	});
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/fallback/fallback.ts
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/fallback/fallbackAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function fallbackAsync(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		async: true,
		async "~run"(dataset, config$1) {
			const outputDataset = await schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: await /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/flatten/flatten.ts
/* @__NO_SIDE_EFFECTS__ */
function flatten(issues) {
	const flatErrors = {};
	for (const issue of issues) if (issue.path) {
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) {
			if (!flatErrors.nested) flatErrors.nested = {};
			if (Object.prototype.hasOwnProperty.call(flatErrors.nested, dotPath)) flatErrors.nested[dotPath].push(issue.message);
			else flatErrors.nested[dotPath] = [issue.message];
		} else if (flatErrors.other) flatErrors.other.push(issue.message);
		else flatErrors.other = [issue.message];
	} else if (flatErrors.root) flatErrors.root.push(issue.message);
	else flatErrors.root = [issue.message];
	return flatErrors;
}

//#endregion
//#region src/methods/forward/forward.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forward(action, path) {
	return {
		...action,
		"~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/forward/forwardAsync.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forwardAsync(action, path) {
	return {
		...action,
		async: true,
		async "~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = await action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/methods/getDefaults/getDefaults.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefaults(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getDefaults(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getDefaults);
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDefaults/getDefaultsAsync.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getDefaultsAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getDefaultsAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getDefaultsAsync));
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDescription/getDescription.ts
/**
* Returns the description of the schema.
*
* If multiple descriptions are defined, the last one of the highest level is
* returned. If no description is defined, `undefined` is returned.
*
* @param schema The schema to get the description from.
*
* @returns The description, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getDescription(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "description");
}

//#endregion
//#region src/methods/getExamples/getExamples.ts
/**
* Returns the examples of a schema.
*
* If multiple examples are defined, it concatenates them using depth-first
* search. If no examples are defined, an empty array is returned.
*
* @param schema The schema to get the examples from.
*
* @returns The examples, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getExamples(schema) {
	const examples$1 = [];
	function depthFirstCollect(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstCollect(item);
			else if (item.kind === "metadata" && item.type === "examples") for (const example of item.examples) examples$1.push(example);
		}
	}
	depthFirstCollect(schema);
	return examples$1;
}

//#endregion
//#region src/methods/getFallbacks/getFallbacks.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallbacks(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getFallbacks(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getFallbacks);
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getFallbacks/getFallbacksAsync.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getFallbacksAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getFallbacksAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getFallbacksAsync));
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getMetadata/getMetadata.ts
/**
* Returns the metadata of a schema.
*
* If multiple metadata are defined, it shallowly merges them using depth-first
* search. If no metadata is defined, an empty object is returned.
*
* @param schema Schema to get the metadata from.
*
* @returns The metadata, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getMetadata(schema) {
	const result = {};
	function depthFirstMerge(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstMerge(item);
			else if (item.kind === "metadata" && item.type === "metadata") Object.assign(result, item.metadata);
		}
	}
	depthFirstMerge(schema);
	return result;
}

//#endregion
//#region src/methods/getTitle/getTitle.ts
/**
* Returns the title of the schema.
*
* If multiple titles are defined, the last one of the highest level is
* returned. If no title is defined, `undefined` is returned.
*
* @param schema The schema to get the title from.
*
* @returns The title, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getTitle(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "title");
}

//#endregion
//#region src/methods/is/is.ts
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}

//#endregion
//#region src/schemas/any/any.ts
/**
* Creates an any schema.
*
* Hint: This schema function exists only for completeness and is not
* recommended in practice. Instead, `unknown` should be used to accept
* unknown data.
*
* @returns An any schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function any() {
	return _standardSchema({
		kind: "schema",
		type: "any",
		reference: any,
		expects: "any",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/arrayAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function arrayAsync(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: arrayAsync,
		expects: "Array",
		async: true,
		item,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(input.map((value$1) => this.item["~run"]({ value: value$1 }, config$1)));
				for (let key = 0; key < itemDatasets.length; key++) {
					const itemDataset = itemDatasets[key];
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: input[key]
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/bigint/bigint.ts
/* @__NO_SIDE_EFFECTS__ */
function bigint(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "bigint",
		reference: bigint,
		expects: "bigint",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "bigint") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/blob/blob.ts
/* @__NO_SIDE_EFFECTS__ */
function blob(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "blob",
		reference: blob,
		expects: "Blob",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Blob) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/boolean/boolean.ts
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/custom.ts
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/customAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function customAsync(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: customAsync,
		expects: "unknown",
		async: true,
		check: check$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (await this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/date/date.ts
/* @__NO_SIDE_EFFECTS__ */
function date(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "date",
		reference: date,
		expects: "Date",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Date) if (!isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1, { received: "\"Invalid Date\"" });
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/enum/enum.ts
/* @__NO_SIDE_EFFECTS__ */
function enum_(enum__, message$1) {
	const options = [];
	for (const key in enum__) if (`${+key}` !== key || typeof enum__[key] !== "string" || !Object.is(enum__[enum__[key]], +key)) options.push(enum__[key]);
	return _standardSchema({
		kind: "schema",
		type: "enum",
		reference: enum_,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		enum: enum__,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptionalAsync,
		expects: wrapped.expects,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/file/file.ts
/* @__NO_SIDE_EFFECTS__ */
function file(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "file",
		reference: file,
		expects: "File",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof File) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/function/function.ts
/* @__NO_SIDE_EFFECTS__ */
function function_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "function",
		reference: function_,
		expects: "Function",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "function") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/instance/instance.ts
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/utils/_merge/_merge.ts
/**
* Merges two values into one single output.
*
* @param value1 First value.
* @param value2 Second value.
*
* @returns The merge dataset.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _merge(value1, value2) {
	if (typeof value1 === typeof value2) {
		if (/* @__PURE__ */ _isSameValueZero(value1, value2) || value1 instanceof Date && value2 instanceof Date && /* @__PURE__ */ _isSameValueZero(+value1, +value2)) return { value: value1 };
		if (value1 && value2 && value1.constructor === Object && value2.constructor === Object) {
			const nextValue = {
				...value1,
				...value2
			};
			for (const key in value2) if (Object.prototype.hasOwnProperty.call(value1, key) && Object.prototype.hasOwnProperty.call(value2, key)) {
				const dataset = /* @__PURE__ */ _merge(value1[key], value2[key]);
				if (dataset.issue) return dataset;
				nextValue[key] = dataset.value;
			}
			return { value: nextValue };
		}
		if (Array.isArray(value1) && Array.isArray(value2)) {
			if (value1.length === value2.length) {
				const nextValue = [...value1];
				for (let index = 0; index < value1.length; index++) {
					const dataset = /* @__PURE__ */ _merge(value1[index], value2[index]);
					if (dataset.issue) return dataset;
					nextValue[index] = dataset.value;
				}
				return { value: nextValue };
			}
		}
	}
	return { issue: true };
}

//#endregion
//#region src/schemas/intersect/intersect.ts
/* @__NO_SIDE_EFFECTS__ */
function intersect(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersect,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				for (const schema of this.options) {
					const optionDataset = schema["~run"]({ value: input }, config$1);
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/intersectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function intersectAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersectAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				const optionDatasets = await Promise.all(this.options.map((schema) => schema["~run"]({ value: input }, config$1)));
				for (const optionDataset of optionDatasets) {
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazy.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazyAsync.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazyAsync(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazyAsync,
		expects: "unknown",
		async: true,
		getter,
		async "~run"(dataset, config$1) {
			return (await this.getter(dataset.value))["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/map.ts
/* @__NO_SIDE_EFFECTS__ */
function map(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: map,
		expects: "Map",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				for (const [inputKey, inputValue] of input) {
					const keyDataset = this.key["~run"]({ value: inputKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/mapAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function mapAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: mapAsync,
		expects: "Map",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				const datasets = await Promise.all([...input].map(([inputKey, inputValue]) => Promise.all([
					inputKey,
					inputValue,
					this.key["~run"]({ value: inputKey }, config$1),
					this.value["~run"]({ value: inputValue }, config$1)
				])));
				for (const [inputKey, inputValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nan/nan.ts
/* @__NO_SIDE_EFFECTS__ */
function nan(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "nan",
		reference: nan,
		expects: "NaN",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (Number.isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/never/never.ts
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullable(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullable,
		expects: "!null",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullableAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullableAsync,
		expects: "!null",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullish(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullish,
		expects: "(!null & !undefined)",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullishAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullishAsync,
		expects: "(!null & !undefined)",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptionalAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptionalAsync,
		expects: "!undefined",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/null/null.ts
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullableAsync,
		expects: `(${wrapped.expects} | null)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullishAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullishAsync,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/object.ts
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/objectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: objectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRest(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRest,
		expects: "Object",
		async: false,
		entries: entries$1,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) {
						const valueDataset = this.rest["~run"]({ value: input[key] }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: input[key]
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRestAsync(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRestAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				})), Promise.all(Object.entries(input).filter(([key]) => /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)).map(async ([key, value$1]) => [
					key,
					value$1,
					await this.rest["~run"]({ value: value$1 }, config$1)
				]))]);
				for (const [key, value$1, valueSchema, valueDataset] of normalDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, valueDataset] of restDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/optional/optional.ts
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/optional/optionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function optionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optionalAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/picklist/picklist.ts
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/promise/promise.ts
/* @__NO_SIDE_EFFECTS__ */
function promise(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "promise",
		reference: promise,
		expects: "Promise",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Promise) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/recordAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function recordAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: recordAsync,
		expects: "Object",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const datasets = await Promise.all(Object.entries(input).filter(([key$1]) => /* @__PURE__ */ _isValidObjectKey(input, key$1)).map(([entryKey, entryValue]) => Promise.all([
					entryKey,
					entryValue,
					this.key["~run"]({ value: entryKey }, config$1),
					this.value["~run"]({ value: entryValue }, config$1)
				])));
				for (const [entryKey, entryValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/set.ts
/* @__NO_SIDE_EFFECTS__ */
function set(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: set,
		expects: "Set",
		async: false,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				for (const inputValue of input) {
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/setAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function setAsync(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: setAsync,
		expects: "Set",
		async: true,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				const valueDatasets = await Promise.all([...input].map(async (inputValue) => [inputValue, await this.value["~run"]({ value: inputValue }, config$1)]));
				for (const [inputValue, valueDataset] of valueDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/symbol/symbol.ts
/* @__NO_SIDE_EFFECTS__ */
function symbol(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "symbol",
		reference: symbol,
		expects: "symbol",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "symbol") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tuple.ts
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRestAsync(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRestAsync,
		expects: "Array",
		async: true,
		items,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				})), Promise.all(input.slice(this.items.length).map(async (value$1, key) => {
					return [
						key + this.items.length,
						value$1,
						await this.rest["~run"]({ value: value$1 }, config$1)
					];
				}))]);
				for (const [key, value$1, itemDataset] of normalDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, itemDataset] of restDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefined/undefined.ts
/* @__NO_SIDE_EFFECTS__ */
function undefined_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "undefined",
		reference: undefined_,
		expects: "undefined",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedable.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedable,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedableAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/union/utils/_subIssues/_subIssues.ts
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}

//#endregion
//#region src/schemas/union/union.ts
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/union/unionAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function unionAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: unionAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = await schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variant.ts
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variantAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function variantAsync(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variantAsync,
		expects: "Object",
		async: true,
		key,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = async (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") await parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? (await discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG)).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = await schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				await parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/void/void.ts
/* @__NO_SIDE_EFFECTS__ */
function void_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "void",
		reference: void_,
		expects: "void",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/keyof/keyof.ts
/* @__NO_SIDE_EFFECTS__ */
function keyof(schema, message$1) {
	return /* @__PURE__ */ picklist(Object.keys(schema.entries), message$1);
}

//#endregion
//#region src/methods/message/message.ts
/**
* Changes the local message configuration of a schema.
*
* @param schema The schema to configure.
* @param message_ The error message.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function message(schema, message_) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config$1) {
			return schema["~run"](dataset, {
				...config$1,
				message: message_
			});
		}
	});
}

//#endregion
//#region src/methods/omit/omit.ts
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	const entries$1 = { ...schema.entries };
	for (const key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/parse/parse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parse/parseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
async function parseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parser/parser.ts
/* @__NO_SIDE_EFFECTS__ */
function parser(schema, config$1) {
	const func = (input) => parse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/parser/parserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function parserAsync(schema, config$1) {
	const func = (input) => parseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/partial/partial.ts
/* @__NO_SIDE_EFFECTS__ */
function partial(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optional(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/partial/partialAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialAsync(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optionalAsync(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pick/pick.ts
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	const entries$1 = {};
	for (const key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipeAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function pipeAsync(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		async: true,
		async "~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = await item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/required/required.ts
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/required/requiredAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function requiredAsync(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptionalAsync(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParse/safeParseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
async function safeParseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParser/safeParser.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParser(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/safeParser/safeParserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParserAsync(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/summarize/summarize.ts
/**
* Summarize the error messages of issues in a pretty-printable multi-line string.
*
* @param issues The list of issues.
*
* @returns A summary of the issues.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function summarize(issues) {
	let summary = "";
	for (const issue of issues) {
		if (summary) summary += "\n";
		summary += `× ${issue.message}`;
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) summary += `\n  → at ${dotPath}`;
	}
	return summary;
}

//#endregion
//#region src/methods/unwrap/unwrap.ts
/**
* Unwraps the wrapped schema.
*
* @param schema The schema to be unwrapped.
*
* @returns The unwrapped schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unwrap(schema) {
	return schema.wrapped;
}

//#endregion


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(3986);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
