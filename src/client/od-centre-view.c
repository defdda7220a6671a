/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-centre-view.h"

#include "od-language.h"
#include "od-text.h"

struct _OdCentreView {
  GObject   parent_instance;

  /* owned */
  OdCentre *centre;
  char     *language;
};

G_DEFINE_FINAL_TYPE (OdCentreView, od_centre_view, G_TYPE_OBJECT)

static void
od_centre_view_finalize (GObject *object)
{
  OdCentreView *self = OD_CENTRE_VIEW (object);

  g_clear_pointer (&self->centre, od_centre_free);
  g_free (self->language);
  G_OBJECT_CLASS (od_centre_view_parent_class)->finalize (object);
}

static void
od_centre_view_class_init (OdCentreViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = od_centre_view_finalize;
}

static void
od_centre_view_init (OdCentreView *self)
{
}

OdCentreView *
od_centre_view_new (OdCentre   *centre,
                    const char *language)
{
  OdCentreView *self;

  g_return_val_if_fail (centre != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  self = g_object_new (OD_TYPE_CENTRE_VIEW, NULL);
  self->centre = centre;
  self->language = g_strdup (language);

  return self;
}

const OdCentre *
od_centre_view_get_centre (OdCentreView *self)
{
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), NULL);

  return self->centre;
}

const char *
od_centre_view_get_language (OdCentreView *self)
{
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), NULL);

  return self->language;
}

static const char *
say (OdCentreView   *self,
     const OdLabels *labels,
     const char     *id)
{
  const char *text = labels != NULL ? od_labels_get (labels, self->language, self->centre->language, NULL) : NULL;

  if (text != NULL)
    return text;

  return id != NULL ? id : "";
}

const char *
od_centre_view_label (OdCentreView   *self,
                      const OdLabels *labels,
                      const char     *id)
{
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), "");

  return say (self, labels, id);
}

const char *
od_centre_view_name (OdCentreView *self)
{
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), "");

  return say (self, self->centre->name, NULL);
}

const char *
od_centre_view_need_name (OdCentreView *self,
                          const char   *need_id)
{
  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), "");

  for (guint i = 0; i < self->centre->needs->len; i++) {
    const OdNeed *need = g_ptr_array_index (self->centre->needs, i);

    if (g_strcmp0 (need->id, need_id) == 0)
      return say (self, need->label, need_id);
  }

  return say (self, NULL, need_id);
}

const char *
od_centre_view_pool_name (OdCentreView *self,
                          const char   *pool_id)
{
  const OdPool *pool;

  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), "");

  pool = pool_id != NULL ? od_centre_find_pool (self->centre, pool_id) : NULL;
  return say (self, pool != NULL ? pool->name : NULL, pool_id);
}

const char *
od_centre_view_desk_name (OdCentreView *self,
                          const char   *desk_id)
{
  const OdDesk *desk;

  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), "");

  desk = desk_id != NULL ? od_centre_find_desk (self->centre, desk_id) : NULL;
  return say (self, desk != NULL ? desk->name : NULL, desk_id);
}

const char *
od_centre_view_desk_place (OdCentreView *self,
                           const char   *desk_id)
{
  const OdDesk *desk;

  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), "");

  desk = desk_id != NULL ? od_centre_find_desk (self->centre, desk_id) : NULL;
  return say (self, desk != NULL ? desk->place : NULL, desk_id);
}

char *
od_centre_view_dup_needs_text (OdCentreView      *self,
                               const char *const *needs)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), NULL);

  for (gsize i = 0; needs != NULL && needs[i] != NULL; i++) {
    if (i > 0)
      g_string_append (text, ", ");
    g_string_append (text, od_centre_view_need_name (self, needs[i]));
  }

  return g_strdup (text->len > 0 ? text->str : od_centre_view_need_name (self, "person"));
}

static void
add_choice (GListStore *store,
            const char *id,
            const char *label)
{
  g_autoptr (OdChoice) choice = od_choice_new (id, label);

  g_list_store_append (store, choice);
}

GListModel *
od_centre_view_list_desks (OdCentreView      *self,
                           const char *const *allowed)
{
  GListStore *store = g_list_store_new (OD_TYPE_CHOICE);

  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), G_LIST_MODEL (store));

  for (guint i = 0; i < self->centre->desks->len; i++) {
    const OdDesk *desk = g_ptr_array_index (self->centre->desks, i);
    const char *name = say (self, desk->name, desk->id);
    const char *place = say (self, desk->place, desk->id);
    g_autofree char *label = g_str_equal (name, place) ? g_strdup (name) : g_strdup_printf ("%s · %s", name, place);

    if (allowed == NULL || allowed[0] == NULL || g_strv_contains (allowed, desk->id))
      add_choice (store, desk->id, label);
  }

  return G_LIST_MODEL (store);
}

GListModel *
od_centre_view_list_pools (OdCentreView *self)
{
  GListStore *store = g_list_store_new (OD_TYPE_CHOICE);

  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), G_LIST_MODEL (store));

  for (guint i = 0; i < self->centre->pools->len; i++) {
    const OdPool *pool = g_ptr_array_index (self->centre->pools, i);

    add_choice (store, pool->id, say (self, pool->name, pool->id));
  }

  return G_LIST_MODEL (store);
}

GListModel *
od_centre_view_list_needs (OdCentreView *self)
{
  GListStore *store = g_list_store_new (OD_TYPE_CHOICE);

  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), G_LIST_MODEL (store));

  for (guint i = 0; i < self->centre->needs->len; i++) {
    const OdNeed *need = g_ptr_array_index (self->centre->needs, i);

    add_choice (store, need->id, say (self, need->label, need->id));
  }

  return G_LIST_MODEL (store);
}

GListModel *
od_centre_view_list_languages (OdCentreView *self)
{
  GListStore *store = g_list_store_new (OD_TYPE_CHOICE);

  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), G_LIST_MODEL (store));

  for (gsize i = 0; self->centre->languages[i] != NULL; i++) {
    g_autofree char *name = od_text_isolate (od_language_own_name (self->centre->languages[i]));

    add_choice (store, self->centre->languages[i], name);
  }

  return G_LIST_MODEL (store);
}

GListModel *
od_centre_view_list_priorities (OdCentreView *self)
{
  GListStore *store = g_list_store_new (OD_TYPE_CHOICE);

  g_return_val_if_fail (OD_IS_CENTRE_VIEW (self), G_LIST_MODEL (store));

  for (guint i = 0; i < self->centre->policy->priorities->len; i++) {
    const OdPriority *priority = g_ptr_array_index (self->centre->policy->priorities, i);

    add_choice (store, priority->id, say (self, priority->name, priority->id));
  }

  return G_LIST_MODEL (store);
}
