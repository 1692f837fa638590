/**
 * The Redis functions that read and write a stream in one atomic step each.
 * Redis does not undo a function that fails half-way, so every check comes before the first write, the first write is the
 * only one that can be refused, and the announcement comes last and may fail: the heads are polled.
 */
import { functionLibrary } from './functionLibrary.ts'

/**
 * KEYS: log, epoch, feed channel. A log without its epoch and an epoch without its log are damage, shown as the epoch '':
 * it fits no node's expectation, so that each of them notices, and the next write mints a new one.
 * Heads are answered as { epoch, seq }; append answers { 1 written | 0 conflict, epoch, seq }.
 */
const BODY = `
local function headOf(keys)
  if redis.call('EXISTS', keys[1]) == 0 then return '', 0 end
  local epoch = redis.call('GET', keys[2]) or ''
  local last = redis.call('XREVRANGE', keys[1], '+', '-', 'COUNT', 1)
  local seq = 0
  if last[1] then seq = tonumber(string.match(last[1][1], '^%d+')) end
  return epoch, seq
end

local function differs(epoch, seq, args)
  return epoch ~= args[1] or seq ~= tonumber(args[2])
end

local function head(keys)
  local epoch, seq = headOf(keys)
  return { epoch, seq }
end

local function read(keys, args)
  local epoch, seq = headOf(keys)
  local from = string.format('(%s-0', args[1])
  return { epoch, seq, redis.call('XRANGE', keys[1], from, '+', 'COUNT', args[2]) }
end

local function append(keys, args)
  local epoch, seq = headOf(keys)
  if differs(epoch, seq, args) then return { 0, epoch, seq } end
  local bodies = {}
  for i = 4, #args do
    redis.call('XADD', keys[1], string.format('%.0f-0', seq + i - 3), 'fact', args[i])
    bodies[i - 3] = args[i]
  end
  if epoch == '' then
    epoch = args[3]
    redis.call('SET', keys[2], epoch)
  end
  local announced = string.format('["%s",%.0f,[', epoch, seq + 1) .. table.concat(bodies, ',') .. ']]'
  redis.pcall('SPUBLISH', keys[3], announced)
  return { 1, epoch, seq + #bodies }
end

local function renew(keys, args)
  local epoch, seq = headOf(keys)
  if differs(epoch, seq, args) then return { epoch, seq } end
  redis.call('SET', keys[2], args[3])
  if args[4] == 'wiped' then
    redis.call('DEL', keys[1])
    seq = 0
  end
  if redis.call('EXISTS', keys[1]) == 0 then
    redis.call('XGROUP', 'CREATE', keys[1], 'empty', '0', 'MKSTREAM')
    redis.call('XGROUP', 'DESTROY', keys[1], 'empty')
  end
  redis.pcall('SPUBLISH', keys[3], string.format('["%s",%.0f,[]]', args[3], seq + 1))
  return { args[3], seq }
end
`

export const APPEND_LIBRARY = functionLibrary(BODY, { head: 'reads', read: 'reads', append: 'writes', renew: 'writes' })
