import { PAGE } from '../service/body.ts';
import type { Node, Style } from '../store/node.ts';

/** The page of a document, in points. */
export interface PageLook {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function pageOf({ style }: Node): PageLook {
  const { width, height, margin } = PAGE;
  return {
    width: number(style, 'PAGE_WIDTH', width),
    height: number(style, 'PAGE_HEIGHT', height),
    left: number(style, 'MARGIN_LEFT', margin),
    top: number(style, 'MARGIN_TOP', margin),
    right: number(style, 'MARGIN_RIGHT', margin),
    bottom: number(style, 'MARGIN_BOTTOM', margin),
  };
}

/** An attribute that is a number, or what it is where nothing is set. */
export function number(style: Readonly<Style>, name: string, otherwise: number): number {
  return typeof style[name] === 'number' ? style[name] : otherwise;
}

/** 1 to 6 for a heading, 1 for a title; 0 for anything else. */
export function headingLevel({ style }: Node): number {
  const heading = String(style['HEADING'] ?? '');
  return heading === 'TITLE' ? 1 : Number(/^HEADING([1-6])$/.exec(heading)?.[1] ?? 0);
}

/** `#123456` without its sign, or nothing. */
export function colourOf(style: Readonly<Style>): string | undefined {
  return /^#([\da-f]{6})$/i.exec(String(style['FOREGROUND_COLOR']))?.[1];
}

/** A link people may follow. */
export function linkOf(style: Readonly<Style>): string | undefined {
  const link = String(style['LINK_URL'] ?? '');
  return /^(https?|mailto):/.test(link) ? link : undefined;
}

export const isBullet = ({ style }: Node): boolean => String(style['GLYPH_TYPE']).endsWith('BULLET');

/** Padding of a cell, in points. Five unless set, as on Google. */
export function paddingOf({ style }: Node): [left: number, top: number, right: number, bottom: number] {
  return [
    number(style, 'PADDING_LEFT', 5),
    number(style, 'PADDING_TOP', 5),
    number(style, 'PADDING_RIGHT', 5),
    number(style, 'PADDING_BOTTOM', 5),
  ];
}
