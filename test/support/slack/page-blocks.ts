// What local-slack's own page can't draw (rich text, Slack's dates, what is chosen already), put into the blocks that it
// can. Only for people who look at that page: tests read what the bot really sent.
import type { Json } from './shapes.ts';

type Part = {
  type: string;
  text?: string;
  url?: string;
  user_id?: string;
  fallback?: string;
  style?: unknown;
  elements?: Part[];
};

const isBold = (style: unknown) => typeof style === 'object' && style !== null && 'bold' in style;

/** The page escapes by itself. A typed angle bracket must begin no mention or link there. */
const typed = (text = ''): string =>
  text.replace(/&lt;/g, '<\u200b').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
const literal = (text = ''): string => text.replace(/</g, '<\u200b');

/** The page lays bold words and mentions out side by side, where a plain space at the edge is lost. */
const spaced = (text: string): string =>
  text.replace(/(?<=[*>]) (?=\S)/g, '\u00a0').replace(/(?<=\S) (?=\*|<[^\u200b])/g, '\u00a0');

const bold = (text: string): string =>
  text.replace(/^(\s*)(.*?)(\s*)$/s, (_, before, words, after) => `${before}*${words}*${after}`);

const marked = (part: Part): string => {
  const inner = (part.elements ?? []).map(marked);
  if (part.type === 'rich_text_list') return inner.map((item) => `• ${item}`).join('\n');
  if (part.type === 'rich_text_quote') return inner.join('').replace(/^/gm, '> ');
  if (part.elements) return inner.join('');
  if (part.type === 'user') return `<@${part.user_id}>`;
  if (part.type === 'link') return `<${part.url}|${literal(part.text)}>`;
  const text = literal(part.type === 'date' ? part.fallback : part.text);
  return isBold(part.style) && text.trim() !== '' ? bold(text) : text;
};

type Option = { text: { text: string }; value: string };

/** The page shows no default: the placeholder, or a mark beside the option, says it instead. */
function withDefault(element: Json): Json {
  const { type, initial_option, initial_options, options } = element as {
    type: string;
    initial_option?: Option;
    initial_options?: Option[];
    options: Option[];
  };
  if (type === 'static_select' && initial_option)
    return { ...element, placeholder: { type: 'plain_text', text: `${initial_option.text.text} (chosen)` } };
  const chosen = [initial_option, ...(initial_options ?? [])].flatMap((option) => option?.value ?? []);
  if (chosen.length === 0) return element;
  const mark = (option: Option) =>
    chosen.includes(option.value)
      ? { ...option, text: { ...option.text, text: `${option.text.text} (chosen)` } }
      : option;
  return { ...element, options: options.map(mark) };
}

/** The same arguments of a Web API call, for local-slack. */
export function forPage(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forPage);
  if (typeof value !== 'object' || value === null) return value;
  const { type, text, elements, block_id, options } = value as Json;
  if (type === 'rich_text') {
    const lines = (elements as Part[]).map(marked).join('\n');
    return { type: 'section', block_id, text: { type: 'mrkdwn', text: spaced(lines) } };
  }
  if (type === 'mrkdwn') {
    const dated = String(text).replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1');
    return { ...value, text: spaced(typed(dated)) };
  }
  if (Array.isArray(options)) return withDefault(value as Json);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, forPage(inner)]));
}
