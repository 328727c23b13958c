import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

// Nobody reads a key, a code or a path with a blank in it: such a text is prose, and its wording is not what is tested here.
const isProse = (text) => /\s/.test(text.trim());

/** Leaves sentences alone: messages, questions, reasons. Keys, codes and values of the formats are mutated. */
const ignoreProse = {
  shouldIgnore({ node, parent }) {
    if (node.type === 'StringLiteral' && isProse(node.value)) return 'prose';
    if (node.type === 'TemplateLiteral' && isProse(node.quasis.map(({ value }) => value.cooked).join('')))
      return 'prose';
    if (node.type === 'StringLiteral' && parent?.type === 'CallExpression' && parent.callee.name === 'reason')
      return 'prose';
    return undefined;
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'prose', ignoreProse)];
