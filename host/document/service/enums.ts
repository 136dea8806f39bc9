import { Enumeration } from '../../emulated.ts';

/** The enumerations of DocumentApp, in the order of the reference: `ordinal()` depends on it. */
export const ATTRIBUTES = new Enumeration([
  ...(['BACKGROUND_COLOR', 'BOLD', 'BORDER_COLOR', 'BORDER_WIDTH', 'CODE', 'FONT_FAMILY'] as const),
  ...(['FONT_SIZE', 'FOREGROUND_COLOR', 'HEADING', 'HEIGHT', 'HORIZONTAL_ALIGNMENT', 'INDENT_END'] as const),
  ...(['INDENT_FIRST_LINE', 'INDENT_START', 'ITALIC', 'GLYPH_TYPE', 'LEFT_TO_RIGHT'] as const),
  ...(['LINE_SPACING', 'LINK_URL', 'LIST_ID', 'MARGIN_BOTTOM', 'MARGIN_LEFT', 'MARGIN_RIGHT'] as const),
  ...(['MARGIN_TOP', 'NESTING_LEVEL', 'MINIMUM_HEIGHT', 'PADDING_BOTTOM', 'PADDING_LEFT'] as const),
  ...(['PADDING_RIGHT', 'PADDING_TOP', 'PAGE_HEIGHT', 'PAGE_WIDTH', 'SPACING_AFTER'] as const),
  ...(['SPACING_BEFORE', 'STRIKETHROUGH', 'UNDERLINE', 'VERTICAL_ALIGNMENT', 'WIDTH'] as const),
]);

export const ELEMENT_TYPES = new Enumeration([
  ...(['BODY_SECTION', 'COMMENT_SECTION', 'DATE', 'DOCUMENT', 'EQUATION', 'EQUATION_FUNCTION'] as const),
  ...(['EQUATION_FUNCTION_ARGUMENT_SEPARATOR', 'EQUATION_SYMBOL', 'FOOTER_SECTION', 'FOOTNOTE'] as const),
  ...(['FOOTNOTE_SECTION', 'HEADER_SECTION', 'HORIZONTAL_RULE', 'INLINE_DRAWING', 'INLINE_IMAGE'] as const),
  ...(['LIST_ITEM', 'PAGE_BREAK', 'PARAGRAPH', 'PERSON', 'RICH_LINK', 'TABLE', 'TABLE_CELL'] as const),
  ...(['TABLE_OF_CONTENTS', 'TABLE_ROW', 'TEXT', 'UNSUPPORTED'] as const),
]);

export const HEADINGS = new Enumeration([
  'NORMAL',
  'HEADING1',
  'HEADING2',
  'HEADING3',
  'HEADING4',
  'HEADING5',
  'HEADING6',
  'TITLE',
  'SUBTITLE',
]);

export const HORIZONTAL_ALIGNMENTS = new Enumeration(['LEFT', 'CENTER', 'RIGHT', 'JUSTIFY']);

export const VERTICAL_ALIGNMENTS = new Enumeration(['BOTTOM', 'CENTER', 'TOP']);

export const GLYPH_TYPES = new Enumeration([
  ...(['BULLET', 'HOLLOW_BULLET', 'SQUARE_BULLET', 'NUMBER'] as const),
  ...(['LATIN_UPPER', 'LATIN_LOWER', 'ROMAN_UPPER', 'ROMAN_LOWER'] as const),
]);
