// Faults wait here until a call meets them: refusals, rate limits, silence, broken lines.
import type { ServerResponse } from 'node:http';
import type { Fault, Faults, SeenCall } from './shapes.ts';

const words: Record<number, string> = {
  401: '401: Unauthorized',
  403: 'Missing Access',
  404: '404: Not Found',
  500: '500: Internal Server Error',
  10007: 'Unknown Member',
  10008: 'Unknown Message',
  50001: 'Missing Access',
  50007: 'Cannot send messages to this user',
  50013: 'Missing Permissions',
};

/** Discord's headers and body of a rate limit. */
const rateLimit = ({ retryAfter = 1, global = false }: Fault) => {
  const own = {
    'x-ratelimit-limit': '1',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Date.now() / 1000 + retryAfter),
    'x-ratelimit-reset-after': String(retryAfter),
    'x-ratelimit-bucket': 'abcd1234',
    'x-ratelimit-scope': 'user',
  };
  const all = { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' };
  return {
    headers: { 'retry-after': String(retryAfter), ...(global ? all : own) },
    body: { message: 'You are being rate limited.', retry_after: retryAfter, global },
  };
};

/** `routes` are the names that faults may be given for. */
export function createFaults(routes: string[]) {
  const waiting: { route: string; fault: Fault; left: number }[] = [];
  const hanging = new Set<ServerResponse>();

  const take = (call: SeenCall): Fault | undefined => {
    const found = waiting.find(
      ({ route, fault, left }) =>
        left > 0 && [call.route, '*'].includes(route) && (fault.when?.(call) ?? true),
    );
    if (found) found.left -= 1;
    return found?.fault;
  };

  /** Answers as the fault wants it: perhaps not at all. */
  const spoil = (response: ServerResponse, call: SeenCall, fault: Fault): void => {
    if (fault.hang) return void hanging.add(response);
    if (fault.reset) return void response.socket?.resetAndDestroy();
    const { status = 500, code } = fault;
    const limited = status === 429 ? rateLimit(fault) : undefined;
    const message = words[code ?? status] ?? `${status}: Error`;
    call.status = status;
    call.answer = limited?.body ?? { message, code: code ?? 0 };
    response.writeHead(status, { 'content-type': 'application/json', ...limited?.headers });
    response.end(JSON.stringify(call.answer));
  };

  const clear = () => {
    waiting.length = 0;
    for (const response of hanging) response.socket?.resetAndDestroy();
    hanging.clear();
  };
  const failNext = (route: string, fault: Fault) => {
    if (route !== '*' && !routes.includes(route))
      throw new Error(`No route "${route}"; there are: ${routes.join(', ')}`);
    waiting.push({ route, fault, left: fault.times ?? 1 });
  };
  const controls: Faults = { failNext, clear };
  return { take, spoil, controls };
}
