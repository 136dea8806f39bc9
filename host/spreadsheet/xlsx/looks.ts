import type { Style } from '@cj-tech-master/excelts';
import type { SheetLocale } from '../cells/locale.ts';
import { AUTOMATIC_FORMAT } from '../cells/value.ts';
import type { Look, Tab } from '../store/tab.ts';
import { excelFormat } from './formats.ts';

/** What Excel gives a cell whose font says nothing else. */
const FONT = { name: 'Calibri', size: 11 };

const HORIZONTAL: Readonly<Record<string, 'left' | 'center' | 'right'>> = {
  left: 'left',
  'general-left': 'left',
  center: 'center',
  right: 'right',
};
const VERTICAL: Readonly<Record<string, 'top' | 'middle' | 'bottom'>> = {
  top: 'top',
  middle: 'middle',
  bottom: 'bottom',
};

type Wanted = Readonly<Record<Look | 'format', string>>;

/** How cells look, for Excel: each way of looking is made once, whatever the number of cells that share it. */
export class Looks {
  private readonly locale: SheetLocale;
  private readonly known = new Map<string, Partial<Style>>();

  constructor(locale: SheetLocale) {
    this.locale = locale;
  }

  /** How that cell looks, under `format` rather than its own where one is given. */
  of(tab: Tab, [row, column]: readonly [number, number], format?: string): Partial<Style> {
    const { looks } = tab;
    const wanted: Wanted = {
      background: looks.background.get(row, column),
      fontWeight: looks.fontWeight.get(row, column),
      fontColor: looks.fontColor.get(row, column),
      fontFamily: looks.fontFamily.get(row, column),
      fontSize: looks.fontSize.get(row, column),
      wrap: looks.wrap.get(row, column),
      horizontal: looks.horizontal.get(row, column),
      vertical: looks.vertical.get(row, column),
      format: format ?? tab.formats.get(row, column),
    };
    const key = Object.values(wanted).join('\n');
    const style = this.known.get(key) ?? styleOf(wanted, this.locale);
    this.known.set(key, style);
    return style;
  }
}

function styleOf(wanted: Wanted, locale: SheetLocale): Partial<Style> {
  const format = wanted.format === AUTOMATIC_FORMAT ? undefined : excelFormat(wanted.format, locale);
  const background = argb(wanted.background);
  const font = fontOf(wanted);
  const alignment = alignmentOf(wanted);
  return {
    ...(format === undefined ? {} : { numFmt: format }),
    ...(font === undefined ? {} : { font }),
    ...(background === undefined || wanted.background === '#ffffff'
      ? {}
      : { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: background } } }),
    ...(alignment === undefined ? {} : { alignment }),
  };
}

function fontOf({ fontWeight, fontColor, fontFamily, fontSize }: Wanted): Style['font'] | undefined {
  const colour = argb(fontColor);
  if (fontWeight !== 'bold' && colour === undefined && fontFamily === '' && fontSize === '') return undefined;
  return {
    name: fontFamily || FONT.name,
    size: Number(fontSize) || FONT.size,
    ...(fontWeight === 'bold' ? { bold: true } : {}),
    ...(colour === undefined ? {} : { color: { argb: colour } }),
  };
}

function alignmentOf({ wrap, horizontal, vertical }: Wanted): Style['alignment'] | undefined {
  const across = HORIZONTAL[horizontal];
  const down = VERTICAL[vertical];
  if (wrap !== 'wrap' && across === undefined && down === undefined) return undefined;
  return {
    ...(wrap === 'wrap' ? { wrapText: true } : {}),
    ...(across === undefined ? {} : { horizontal: across }),
    ...(down === undefined ? {} : { vertical: down }),
  };
}

/** A colour as Excel writes it; nothing for one that is not given as `#rrggbb`. */
export function argb(colour: string): string | undefined {
  return /^#[0-9a-f]{6}$/i.test(colour) ? `FF${colour.slice(1).toUpperCase()}` : undefined;
}
