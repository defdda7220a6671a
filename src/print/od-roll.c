/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-roll-private.h"

#include "od-language.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

#define PAGE_WIDTH  80.0
#define MARGIN       4.0     /* 72 mm of the 80 are printable */
#define TOP          3.0
#define BOTTOM       4.0
#define LENGTH_MIN  51.0     /* shorter than 50 mm is no medium for many a cutter */
#define GAP          2.2
#define LINE_HEIGHT  1.36
#define NUMBER_HEIGHT     14.0
#define NUMBER_HEIGHT_MIN 10.2
#define DOT        (25.4 / 203)
#define DOTS_A_MODULE 4
#define POINTS_A_MM (72 / 25.4)

/* Without the scripts' own fonts named, fontconfig takes Arabic from whatever else has it. */
#define FAMILY "Noto Sans, Noto Sans Arabic, Noto Sans Ethiopic"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_font_options_t, cairo_font_options_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_surface_t, cairo_surface_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_t, cairo_destroy)

typedef struct _Block Block;

/* Draws the block with its top at @y and answers its height. */
typedef double (*DrawFunc) (const Block *block,
                            cairo_t     *cr,
                            double       y);

struct _Block {
  DrawFunc    draw;
  OdRollStyle style;
  char       *language;
  char       *text;
  char       *code;
  OdQr       *qr;
};

struct _OdRoll {
  GPtrArray *blocks;
  char      *language;
};

static void
block_free (gpointer data)
{
  Block *block = data;

  g_free (block->language);
  g_free (block->text);
  g_free (block->code);
  od_qr_free (block->qr);
  g_free (block);
}

static Block *
add_block (OdRoll     *self,
           DrawFunc    draw,
           const char *text)
{
  Block *block = g_new0 (Block, 1);

  block->draw = draw;
  block->text = g_strdup (text);
  block->language = g_strdup (self->language);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static PangoLayout *
new_layout (cairo_t    *cr,
            const char *language,
            const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoContext *context = pango_layout_get_context (layout);
  g_autoptr (cairo_font_options_t) options = cairo_font_options_create ();

  /* Whole units are whole millimetres here: nothing may be rounded to them. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  pango_context_set_base_dir (context, od_language_is_rtl (language) ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
set_font (PangoLayout *layout,
          double       size,
          gboolean     bold)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FAMILY);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);

  /* Left to themselves, lines of Arabic stand half as far apart again as lines of Latin. */
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute ((int) (size * LINE_HEIGHT * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
}

static void
set_column (PangoLayout   *layout,
            double         width,
            PangoAlignment alignment)
{
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignment);
}

static double
height_of (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

static void
show (cairo_t     *cr,
      PangoLayout *layout,
      double       x,
      double       y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static double
draw_text (const Block *block,
           cairo_t     *cr,
           double       y)
{
  static const struct { double size; gboolean bold; } styles[] = {
    [OD_ROLL_NAME] = { 4.2, TRUE },
    [OD_ROLL_LEAD] = { 4.8, TRUE },
    [OD_ROLL_BODY] = { 4.0, FALSE },
    [OD_ROLL_SMALL] = { 3.0, FALSE },
  };
  g_autoptr (PangoLayout) layout = new_layout (cr, block->language, block->text);

  set_font (layout, styles[block->style].size, styles[block->style].bold);
  set_column (layout, PAGE_WIDTH - 2 * MARGIN, PANGO_ALIGN_CENTER);
  show (cr, layout, MARGIN, y);
  return height_of (layout);
}

/* The font size at which the number's ink is as high as wanted, whatever the font. */
static double
number_size (PangoLayout *layout)
{
  const double trial = 20;
  PangoRectangle ink;
  double room = PAGE_WIDTH - 2 * MARGIN;
  double height;

  set_font (layout, trial, TRUE);
  pango_layout_get_extents (layout, &ink, NULL);
  if (ink.height == 0)
    return trial;

  height = MIN (NUMBER_HEIGHT, room * ink.height / ink.width);
  return trial * MAX (height, NUMBER_HEIGHT_MIN) * PANGO_SCALE / ink.height;
}

static double
draw_number (const Block *block,
             cairo_t     *cr,
             double       y)
{
  g_autoptr (PangoLayout) layout = new_layout (cr, "und", block->text);
  PangoRectangle ink;

  set_font (layout, number_size (layout), TRUE);
  pango_layout_get_extents (layout, &ink, NULL);
  show (cr, layout, (PAGE_WIDTH - (double) ink.width / PANGO_SCALE) / 2 - (double) ink.x / PANGO_SCALE,
        y - (double) ink.y / PANGO_SCALE);
  return (double) ink.height / PANGO_SCALE;
}

static double
draw_rule (const Block *block,
           cairo_t     *cr,
           double       y)
{
  cairo_rectangle (cr, MARGIN, y, PAGE_WIDTH - 2 * MARGIN, 2 * DOT);
  cairo_fill (cr);
  return 2 * DOT;
}

static double
snap (double length)
{
  return ceil (length / DOT - 1e-6) * DOT;
}

/* A run of dark modules is one rectangle: no hairline between two of them, however the page is made into dots. */
static void
draw_modules (const OdQr *qr,
              cairo_t    *cr,
              double      x,
              double      y)
{
  const double module = DOTS_A_MODULE * DOT;
  guint size = od_qr_get_size (qr);

  for (guint row = 0; row < size; row++)
    for (guint from = 0, to; from < size; from = to) {
      for (to = from + 1; to < size && od_qr_is_dark (qr, to, row) == od_qr_is_dark (qr, from, row);)
        to++;
      if (od_qr_is_dark (qr, from, row))
        cairo_rectangle (cr, x + from * module, y + row * module, (to - from) * module, module);
    }

  cairo_fill (cr);
}

static void
draw_hint (const Block *block,
           cairo_t     *cr,
           double       x,
           double       y,
           double       width,
           double       height)
{
  PangoAlignment start = od_language_is_rtl (block->language) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
  g_autoptr (PangoLayout) hint = new_layout (cr, block->language, block->text);
  g_autoptr (PangoLayout) code = new_layout (cr, "und", block->code);

  set_font (hint, 4.0, FALSE);
  set_column (hint, width, start);
  set_font (code, 3.8, TRUE);
  set_column (code, width, start);

  y += MAX (0, (height - height_of (hint) - height_of (code) - GAP / 2) / 2);
  show (cr, hint, x, y);
  show (cr, code, x, y + height_of (hint) + GAP / 2);
}

static double
draw_qr (const Block *block,
         cairo_t     *cr,
         double       y)
{
  const double module = DOTS_A_MODULE * DOT;
  double side = (od_qr_get_size (block->qr) + 2 * OD_QR_QUIET_ZONE) * module;
  double quiet = OD_QR_QUIET_ZONE * module;
  gboolean rtl = od_language_is_rtl (block->language);
  double x = snap (rtl ? PAGE_WIDTH - MARGIN - side : MARGIN);
  double top = snap (y);

  draw_modules (block->qr, cr, x + quiet, top + quiet);
  draw_hint (block, cr, rtl ? MARGIN : x + side, top, PAGE_WIDTH - 2 * MARGIN - side - DOT, side);
  return top + side - y;
}

/* Everything once, top to bottom; answers how long the paper is. */
static double
compose (OdRoll  *self,
         cairo_t *cr)
{
  double y = TOP;

  for (guint i = 0; i < self->blocks->len; i++) {
    const Block *block = g_ptr_array_index (self->blocks, i);

    y += block->draw (block, cr, y) + GAP;
  }

  /* Whole points: CUPS cuts what is over, and the modules would leave the printer's dots. */
  return ceil (MAX (y - GAP + BOTTOM, LENGTH_MIN) * POINTS_A_MM) / POINTS_A_MM;
}

static double
measure (OdRoll *self)
{
  g_autoptr (cairo_surface_t) nowhere = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  g_autoptr (cairo_t) cr = cairo_create (nowhere);

  return compose (self, cr);
}

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

OdRoll *
od_roll_new (void)
{
  OdRoll *self = g_new0 (OdRoll, 1);

  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->language = g_strdup ("und");
  return self;
}

void
od_roll_free (OdRoll *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->blocks);
  g_free (self->language);
  g_free (self);
}

void
od_roll_set_language (OdRoll     *self,
                      const char *tag)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (tag != NULL);

  g_free (self->language);
  self->language = g_strdup (tag);
}

void
od_roll_add_text (OdRoll     *self,
                  OdRollStyle style,
                  const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  add_block (self, draw_text, text)->style = style;
}

void
od_roll_add_number (OdRoll     *self,
                    const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  add_block (self, draw_number, text);
}

void
od_roll_add_rule (OdRoll *self)
{
  g_return_if_fail (self != NULL);

  add_block (self, draw_rule, NULL);
}

void
od_roll_add_qr (OdRoll     *self,
                OdQr       *qr,
                const char *hint,
                const char *code)
{
  Block *block;

  g_return_if_fail (self != NULL);
  g_return_if_fail (qr != NULL);

  block = add_block (self, draw_qr, hint);
  block->qr = qr;
  block->code = g_strdup (code);
}

GBytes *
od_roll_finish (OdRoll  *self,
                double  *height_mm,
                GError **error)
{
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  g_autoptr (cairo_surface_t) surface = NULL;
  g_autoptr (cairo_t) cr = NULL;
  cairo_status_t status;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (height_mm != NULL, NULL);

  *height_mm = measure (self);
  surface = cairo_pdf_surface_create_for_stream (append, pdf, PAGE_WIDTH * POINTS_A_MM, *height_mm * POINTS_A_MM);
  cr = cairo_create (surface);
  cairo_scale (cr, POINTS_A_MM, POINTS_A_MM);
  compose (self, cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);

  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "cannot draw the page: %s", cairo_status_to_string (status));
    return NULL;
  }

  return g_byte_array_free_to_bytes (g_steal_pointer (&pdf));
}
