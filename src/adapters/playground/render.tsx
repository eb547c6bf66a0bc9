// Messages and forms as HTML. Whatever somebody typed reaches the page as text: hono/jsx escapes every string, and
// no raw HTML is used anywhere.

import type { FC } from 'hono/jsx';
import type { Block, Button, Message, Span, Text } from '../../core/messages/model.ts';
import { dateIn, dayAndTimeIn } from './time.ts';

/** Whose button it is and where it stands; null where buttons are only shown, as in a preview. */
export type Pressable = { person: string; channel: string; messageId: string } | null;

export const MessageBody: FC<{ message: Message; pressable: Pressable }> = ({ message, pressable }) => (
  <div class="body">
    {message.blocks.map((block) => (
      <BlockView block={block} pressable={pressable} />
    ))}
  </div>
);

const BlockView: FC<{ block: Block; pressable: Pressable }> = ({ block, pressable }) => {
  switch (block.kind) {
    case 'heading':
      return <h3 dir="auto">{block.text}</h3>;
    case 'text':
      return (
        <p dir="auto">
          <Spans text={block.text} />
        </p>
      );
    case 'quote':
      return <blockquote dir="auto">{block.text}</blockquote>;
    case 'list':
      return (
        <ul class="bullets">
          {block.items.map((item) => (
            <li dir="auto">
              <Spans text={item} />
            </li>
          ))}
        </ul>
      );
    case 'fields':
      return (
        <dl>
          {block.fields.map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd dir="auto">
                <Spans text={value} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'card':
      return (
        <div class="card">
          <p class="card-title" dir="auto">
            <Spans text={block.title} />
          </p>
          {block.lines.map((line) => (
            <p dir="auto">
              <Spans text={line} />
            </p>
          ))}
          <Buttons buttons={block.buttons} pressable={pressable} />
        </div>
      );
    case 'buttons':
      return <Buttons buttons={block.buttons} pressable={pressable} />;
    case 'note':
      return (
        <p class="note" dir="auto">
          <Spans text={block.text} />
        </p>
      );
    default:
      return block satisfies never;
  }
};

const Buttons: FC<{ buttons: Button[]; pressable: Pressable }> = ({ buttons, pressable }) =>
  buttons.length === 0 ? null : (
    <div class="buttons">
      {buttons.map(({ action, id, label, style }) =>
        pressable ? (
          <button
            type="button"
            class={style ?? 'plain'}
            id={`b-${pressable.messageId}-${action}-${id}`}
            hx-post="/press"
            hx-swap="none"
            hx-sync="this:drop"
            hx-vals={JSON.stringify({
              as: pressable.person,
              in: pressable.channel,
              message: pressable.messageId,
              action,
              id,
            })}
          >
            {label}
          </button>
        ) : (
          <button type="button" class={style ?? 'plain'} disabled>
            {label}
          </button>
        ),
      )}
    </div>
  );

const Spans: FC<{ text: Text }> = ({ text }) => (
  <>
    {text.map((span) => (
      <SpanView span={span} />
    ))}
  </>
);

const SpanView: FC<{ span: Span }> = ({ span }) => {
  if (typeof span === 'string') return <>{span}</>;
  if ('bold' in span) return <strong>{span.bold}</strong>;
  if ('mention' in span) return <bdi class="mention">@{span.mention.name}</bdi>;
  if ('link' in span) return <Link href={span.link} text={span.text} />;
  if ('time' in span) {
    const words = span.show === 'date' ? dateIn(span.time, span.zone) : dayAndTimeIn(span.time, span.zone);
    return <time datetime={span.time.toISOString()}>{words}</time>;
  }
  return span satisfies never;
};

/** A member's link leads to the web or nowhere: `javascript:` and its like stay text. */
const Link: FC<{ href: string; text: string }> = ({ href, text }) =>
  /^https?:$/.test(URL.canParse(href) ? new URL(href).protocol : '') ? (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {text}
    </a>
  ) : (
    <span>{text}</span>
  );
