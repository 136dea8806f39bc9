import type { EnumMember } from '../../emulated.ts';
import type { Draft } from '../draft.ts';
import { pastEnd, refused } from '../messages.ts';
import { Node, type Style } from '../store/node.ts';
import { attributesOf, setAttributes } from './attributes.ts';
import { ELEMENT_TYPES } from './enums.ts';

/** Makes the service object of a node. */
export type Wrap = (place: Place, node: Node) => Element;

/** Where elements live: the document as this execution sees it. */
export interface Place {
  readonly draft: Draft;
  readonly wrap: Wrap;
}

/** What every element of a document has. https://developers.google.com/apps-script/reference/document/element */
export abstract class Element {
  constructor(
    protected readonly place: Place,
    readonly node: Node,
  ) {}

  getType(): EnumMember {
    return ELEMENT_TYPES.of(this.node.type);
  }

  /** Null for a copy that is in no document, and for a section. */
  getParent(): Element | null {
    return this.wrapped(this.node.parent);
  }

  getText(): string {
    return this.node.text;
  }

  getAttributes(): Record<string, unknown> {
    return attributesOf(this.node);
  }

  setAttributes(attributes: Readonly<Record<string, unknown>>): this {
    return this.change(() => setAttributes(this.node, attributes));
  }

  /** The same in no document: it can be appended elsewhere. */
  copy(): Element {
    return this.place.wrap(this.place, Node.fromJson(this.node.toJson()));
  }

  /** A section keeps its last paragraph. [C] */
  removeFromParent(): this {
    const { node } = this;
    const isLast = node.parent?.children[node.parent.children.length - 1] === node;
    if (isLast && node.parent?.type.endsWith('_SECTION')) throw refused('lastParagraph');
    return this.change(() => node.remove());
  }

  getNextSibling(): Element | null {
    return this.sibling(1);
  }

  getPreviousSibling(): Element | null {
    return this.sibling(-1);
  }

  getNumChildren(): number {
    return this.node.children.length;
  }

  /** The child at that index, from 0. */
  getChild(index: number): Element {
    const { children } = this.node;
    const child = children[index];
    if (child === undefined) throw pastEnd(index, children.length);
    return this.place.wrap(this.place, child);
  }

  getChildIndex(child: Element): number {
    return this.node.children.indexOf(child.node);
  }

  /** One edit of the document. */
  protected change(edit: () => void): this {
    this.place.draft.edit(edit);
    return this;
  }

  /** Sets one attribute of this very element. */
  protected set(name: string, value: Style[string] | EnumMember): this {
    return this.change(() => {
      this.node.style[name] = typeof value === 'object' ? value.name() : value;
    });
  }

  protected get<T extends Style[string]>(name: string): T | null {
    return (this.node.style[name] as T | undefined) ?? null;
  }

  /** Puts an element that is in no document yet inside this one. */
  protected attach<T extends Element>(child: T, index?: number): T {
    if (child.node.parent !== null) throw refused('attached');
    return this.put(child.node, index) as T;
  }

  protected put(node: Node, index?: number): Element {
    this.change(() => this.node.insert(node, index));
    return this.place.wrap(this.place, node);
  }

  private sibling(step: number): Element | null {
    const siblings = this.node.parent?.children ?? [];
    return this.wrapped(siblings[siblings.indexOf(this.node) + step] ?? null);
  }

  private wrapped(node: Node | null): Element | null {
    return node === null ? null : this.place.wrap(this.place, node);
  }
}
