/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-texts.h"

#include "od-language.h"

#include <string.h>

/* The text whose presence tells that a catalogue is there: every page needs it. */
#define PROBE "I want to talk to a person"

struct _OdTexts {
  GObject      parent_instance;

  OdCatalogue *catalogue;
  char        *language;
  char        *house_language;
};

enum {
  PROP_0,
  PROP_LANGUAGE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_TYPE (OdTexts, od_texts, G_TYPE_OBJECT)

static void
od_texts_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  OdTexts *self = OD_TEXTS (object);

  if (prop_id == PROP_LANGUAGE)
    g_value_set_string (value, self->language);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
od_texts_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  if (prop_id == PROP_LANGUAGE)
    od_texts_set_language (OD_TEXTS (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
od_texts_finalize (GObject *object)
{
  OdTexts *self = OD_TEXTS (object);

  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->house_language, g_free);

  G_OBJECT_CLASS (od_texts_parent_class)->finalize (object);
}

static void
od_texts_class_init (OdTextsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = od_texts_get_property;
  object_class->set_property = od_texts_set_property;
  object_class->finalize = od_texts_finalize;

  props[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, "en",
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
od_texts_init (OdTexts *self)
{
  self->language = g_strdup ("en");
  self->house_language = g_strdup ("en");
}

OdTexts *
od_texts_new (OdCatalogue *catalogue)
{
  OdTexts *self;

  g_return_val_if_fail (OD_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (OD_TYPE_TEXTS, NULL);
  self->catalogue = g_object_ref (catalogue);
  return self;
}

const char *
od_texts_get_language (OdTexts *self)
{
  g_return_val_if_fail (OD_IS_TEXTS (self), NULL);

  return self->language;
}

void
od_texts_set_language (OdTexts    *self,
                       const char *tag)
{
  g_return_if_fail (OD_IS_TEXTS (self));
  g_return_if_fail (tag != NULL);

  if (g_str_equal (tag, self->language))
    return;

  g_free (self->language);
  self->language = g_strdup (tag);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LANGUAGE]);
}

void
od_texts_set_house_language (OdTexts    *self,
                             const char *tag)
{
  g_return_if_fail (OD_IS_TEXTS (self));
  g_return_if_fail (tag != NULL);

  g_free (self->house_language);
  self->house_language = g_strdup (tag);
}

GtkTextDirection
od_texts_get_direction (OdTexts *self)
{
  g_return_val_if_fail (OD_IS_TEXTS (self), GTK_TEXT_DIR_LTR);

  return od_language_is_rtl (self->language) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
}

const char *
od_texts_say (OdTexts    *self,
              const char *msgid)
{
  g_return_val_if_fail (OD_IS_TEXTS (self), msgid);

  return od_catalogue_say (self->catalogue, self->language, msgid);
}

const char *
od_texts_say_n (OdTexts    *self,
                const char *msgid,
                const char *msgid_plural,
                gulong      n)
{
  g_return_val_if_fail (OD_IS_TEXTS (self), msgid);

  return od_catalogue_say_n (self->catalogue, self->language, msgid, msgid_plural, n);
}

const char *
od_texts_say_in (OdTexts    *self,
                 const char *tag,
                 const char *msgid)
{
  g_return_val_if_fail (OD_IS_TEXTS (self), msgid);

  return od_catalogue_say (self->catalogue, tag, msgid);
}

gboolean
od_texts_speaks (OdTexts    *self,
                 const char *tag)
{
  g_return_val_if_fail (OD_IS_TEXTS (self), FALSE);
  g_return_val_if_fail (tag != NULL, FALSE);

  if (g_str_equal (tag, "en") || g_str_has_prefix (tag, "en-"))
    return TRUE;
  return od_catalogue_has (self->catalogue, tag, PROBE);
}

const char *
od_texts_label (OdTexts        *self,
                const OdLabels *labels)
{
  const char *text;

  g_return_val_if_fail (OD_IS_TEXTS (self), "");

  text = od_labels_get (labels, self->language, self->house_language, NULL);
  return text != NULL ? text : "";
}

char *
od_texts_fill (const char *pattern,
               const char *value)
{
  const char *mark;

  g_return_val_if_fail (pattern != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  mark = strstr (pattern, "%s");
  if (mark == NULL)
    return g_strconcat (pattern, " ", value, NULL);
  return g_strdup_printf ("%.*s%s%s", (int) (mark - pattern), pattern, value, mark + 2);
}
