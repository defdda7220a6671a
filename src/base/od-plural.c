/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-plural-private.h"

#include <string.h>

/* Of a whole rule, and so of how deep it can nest. Arabic's, the longest in use, has some 130. */
#define MAX_LENGTH 500
#define MAX_FORMS 16
#define UNARY_LEVEL 7
#define NO_NODE G_MAXUINT

typedef enum {
  OP_N,
  OP_NUMBER,
  OP_NOT,
  OP_CHOICE,
  OP_OR,
  OP_AND,
  OP_EQUAL,
  OP_DIFFERENT,
  OP_LESS_EQUAL,
  OP_MORE_EQUAL,
  OP_LESS,
  OP_MORE,
  OP_PLUS,
  OP_MINUS,
  OP_TIMES,
  OP_OVER,
  OP_MODULO,
} Op;

typedef struct {
  Op     op;
  gulong number;
  guint  a, b, c;   /* operands, by index */
} Node;

struct _OdPlural {
  GArray *nodes;
  guint   root;
  gulong  n_forms;
};

typedef struct {
  const char *text;
  Op          op;
  guint       level;   /* how close it binds, as in C */
} Operator;

/* The longer ones first: "<=" also begins with "<". */
static const Operator operators[] = {
  { "||", OP_OR, 1 }, { "&&", OP_AND, 2 }, { "==", OP_EQUAL, 3 }, { "!=", OP_DIFFERENT, 3 }, { "<=", OP_LESS_EQUAL, 4 },
  { ">=", OP_MORE_EQUAL, 4 }, { "<", OP_LESS, 4 }, { ">", OP_MORE, 4 }, { "+", OP_PLUS, 5 }, { "-", OP_MINUS, 5 },
  { "*", OP_TIMES, 6 }, { "/", OP_OVER, 6 }, { "%", OP_MODULO, 6 },
};

typedef struct {
  const char *at;
  GArray     *nodes;
} Parser;

static guint parse_choice (Parser *self);

static void
skip_blanks (Parser *self)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
}

static gboolean
take (Parser     *self,
      const char *text)
{
  skip_blanks (self);
  if (!g_str_has_prefix (self->at, text))
    return FALSE;

  self->at += strlen (text);
  return TRUE;
}

static guint
add_node (Parser *self,
          Node    node)
{
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

static guint
parse_number (Parser *self)
{
  Node node = { .op = OP_NUMBER };
  char *end = NULL;

  if (!g_ascii_isdigit (*self->at))
    return NO_NODE;

  node.number = (gulong) g_ascii_strtoull (self->at, &end, 10);
  self->at = end;
  return add_node (self, node);
}

static guint
parse_unary (Parser *self)
{
  Node node = { .op = OP_NOT };
  guint inner;

  if (take (self, "!")) {
    node.a = parse_unary (self);
    return node.a == NO_NODE ? NO_NODE : add_node (self, node);
  }
  if (take (self, "n")) {
    node.op = OP_N;
    return add_node (self, node);
  }
  if (take (self, "(")) {
    inner = parse_choice (self);
    return inner != NO_NODE && take (self, ")") ? inner : NO_NODE;
  }
  return parse_number (self);
}

static const Operator *
take_operator (Parser *self,
               guint   level)
{
  skip_blanks (self);
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++) {
    if (!g_str_has_prefix (self->at, operators[i].text))
      continue;
    if (operators[i].level != level)
      return NULL;
    self->at += strlen (operators[i].text);
    return &operators[i];
  }

  return NULL;
}

static guint
parse_binary (Parser *self,
              guint   level)
{
  const Operator *found;
  guint left;

  if (level == UNARY_LEVEL)
    return parse_unary (self);

  left = parse_binary (self, level + 1);
  while (left != NO_NODE && (found = take_operator (self, level)) != NULL) {
    Node node = { .op = found->op, .a = left };

    node.b = parse_binary (self, level + 1);
    left = node.b == NO_NODE ? NO_NODE : add_node (self, node);
  }
  return left;
}

static guint
parse_choice (Parser *self)
{
  Node node = { .op = OP_CHOICE };

  node.a = parse_binary (self, 1);
  if (node.a == NO_NODE || !take (self, "?"))
    return node.a;

  node.b = parse_choice (self);
  if (node.b == NO_NODE || !take (self, ":"))
    return NO_NODE;
  node.c = parse_choice (self);
  return node.c == NO_NODE ? NO_NODE : add_node (self, node);
}

OdPlural *
od_plural_parse (const char *text)
{
  g_autoptr (OdPlural) self = g_new0 (OdPlural, 1);
  Parser parser = { text, NULL };
  char *end = NULL;

  self->nodes = parser.nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  if (strlen (text) > MAX_LENGTH || !take (&parser, "nplurals") || !take (&parser, "="))
    return NULL;

  self->n_forms = (gulong) g_ascii_strtoull (parser.at, &end, 10);
  parser.at = end;
  if (self->n_forms < 1 || self->n_forms > MAX_FORMS || !take (&parser, ";") || !take (&parser, "plural") || !take (&parser, "="))
    return NULL;

  self->root = parse_choice (&parser);
  take (&parser, ";");
  skip_blanks (&parser);
  return self->root != NO_NODE && *parser.at == '\0' ? g_steal_pointer (&self) : NULL;
}

void
od_plural_free (OdPlural *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->nodes);
  g_free (self);
}

static gulong
compute (Op     op,
         gulong a,
         gulong b)
{
  switch (op) {
  case OP_EQUAL:
    return a == b;
  case OP_DIFFERENT:
    return a != b;
  case OP_LESS_EQUAL:
    return a <= b;
  case OP_MORE_EQUAL:
    return a >= b;
  case OP_LESS:
    return a < b;
  case OP_MORE:
    return a > b;
  case OP_PLUS:
    return a + b;
  case OP_MINUS:
    return a - b;
  case OP_TIMES:
    return a * b;
  case OP_OVER:
    return b != 0 ? a / b : 0;
  case OP_MODULO:
    return b != 0 ? a % b : 0;
  case OP_OR:
  case OP_AND:
  case OP_N:
  case OP_NUMBER:
  case OP_NOT:
  case OP_CHOICE:
  default:
    g_assert_not_reached ();
  }
}

static gulong
evaluate (const OdPlural *self,
          guint           index,
          gulong          n)
{
  const Node *node = &g_array_index (self->nodes, Node, index);

  if (node->op == OP_N)
    return n;
  if (node->op == OP_NUMBER)
    return node->number;
  if (node->op == OP_NOT)
    return !evaluate (self, node->a, n);
  if (node->op == OP_CHOICE)
    return evaluate (self, evaluate (self, node->a, n) ? node->b : node->c, n);
  if (node->op == OP_OR)
    return evaluate (self, node->a, n) || evaluate (self, node->b, n);
  if (node->op == OP_AND)
    return evaluate (self, node->a, n) && evaluate (self, node->b, n);
  return compute (node->op, evaluate (self, node->a, n), evaluate (self, node->b, n));
}

gulong
od_plural_form (const OdPlural *self,
                gulong          n)
{
  gulong form = evaluate (self, self->root, n);

  return form < self->n_forms ? form : 0;
}
