/* SPDX-License-Identifier: EUPL-1.2 */
#include "od-service-map.h"

#include <string.h>

#include "od-zone-private.h"

/* One service on its way to become a card. */
typedef struct {
  const OdService *service;
  guint            matches;
  gboolean         leads;      /* a ticket for these needs leads there */
  OdOpening        opening;
  char            *name_key;   /* of the name, without regard to case */
  OdHelpCard      *card;
} Candidate;

typedef struct {
  const OdServiceMap *map;
  const OdCentre     *centre;
  const char *const  *needs;
  const char         *language;
  gint64              now_us;
} Question;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->name_key);
  g_clear_pointer (&candidate->card, od_help_card_free);
  g_free (candidate);
}

static const char *
own_language (const Question  *question,
              const OdService *service)
{
  return service->x_language != NULL ? service->x_language : question->centre->language;
}

static const char *
say (const Question  *question,
     const OdService *service,
     const OdRecord  *record,
     const char      *field)
{
  return od_record_say (record, field, question->language, own_language (question, service), NULL);
}

static guint
count_matches (const OdService   *service,
               const char *const *needs)
{
  g_auto (GStrv) known = NULL;
  guint matches = 0;

  if (service->x_needs == NULL)
    return 0;

  known = g_strsplit (service->x_needs, " ", -1);
  for (guint i = 0; needs[i] != NULL; i++) {
    if (g_strv_contains ((const char *const *) known, needs[i]))
      matches++;
  }

  return matches;
}

static gboolean
is_shown (const OdService   *service,
          const char *const *needs)
{
  if (g_strcmp0 (service->status, "active") != 0 && g_strcmp0 (service->status, "temporarily closed") != 0)
    return FALSE;

  return needs == NULL || needs[0] == NULL || count_matches (service, needs) > 0;
}

static int
whole_number (double number)
{
  return number >= 0 && number <= G_MAXINT ? (int) number : 0;   /* NAN compares false */
}

static void
borrow_schedule (OdSchedule          *schedule,
                 const OdScheduleRow *row)
{
  *schedule = (OdSchedule) {
    .valid_from = row->valid_from, .valid_to = row->valid_to, .dtstart = row->dtstart, .until = row->until,
    .count = whole_number (row->count), .interval = whole_number (row->interval), .freq = row->freq, .byday = row->byday,
    .bymonthday = row->bymonthday, .wkst = row->wkst, .opens_at = row->opens_at, .closes_at = row->closes_at,
    .closed = row->x_closed, .description = row->description,
  };
}

static OdOpening
opening_of (const Question  *question,
            const OdService *service)
{
  g_autoptr (GPtrArray) rows = od_service_map_schedules (question->map, service);
  g_autoptr (GPtrArray) schedules = g_ptr_array_new ();
  g_autofree OdSchedule *views = g_new0 (OdSchedule, rows->len + 1);

  if (strcmp (service->status, "temporarily closed") == 0)
    return (OdOpening) { .state = OD_OPEN_CLOSED };

  for (guint i = 0; i < rows->len; i++) {
    borrow_schedule (&views[i], g_ptr_array_index (rows, i));
    g_ptr_array_add (schedules, &views[i]);
  }

  return od_hours_at (schedules, service->x_zone != NULL ? service->x_zone : question->centre->zone, question->now_us);
}

static int
rank (OdOpenState state)
{
  switch (state) {
  case OD_OPEN_NOW:
    return 0;

  case OD_OPEN_LATER:
    return 1;

  case OD_OPEN_ASK:
    return 2;

  case OD_OPEN_CLOSED:
  default:
    return 3;
  }
}

static int
compare (gconstpointer first,
         gconstpointer second)
{
  const Candidate *a = *(const Candidate *const *) first;
  const Candidate *b = *(const Candidate *const *) second;

  if (a->service->x_here != b->service->x_here)
    return a->service->x_here ? -1 : 1;
  if (rank (a->opening.state) != rank (b->opening.state))
    return rank (a->opening.state) - rank (b->opening.state);
  if (a->leads != b->leads)
    return a->leads ? -1 : 1;
  if (a->matches != b->matches)
    return a->matches > b->matches ? -1 : 1;
  if (strcmp (a->name_key, b->name_key) != 0)
    return strcmp (a->name_key, b->name_key);

  return strcmp (a->service->base.id, b->service->base.id);
}

static OdLocation *
first_location (const Question  *question,
                const OdService *service)
{
  GPtrArray *places = od_service_map_children (question->map, &service->base, OD_MAP_SERVICE_AT_LOCATION);

  for (guint i = 0; places != NULL && i < places->len; i++) {
    OdServiceAtLocation *place = g_ptr_array_index (places, i);
    OdLocation *location = place->location_id != NULL
                           ? od_service_map_find (question->map, OD_MAP_LOCATION, place->location_id) : NULL;

    if (location != NULL)
      return location;
  }

  return NULL;
}

/* Somebody may hide in a place without a map: only a physical location is ever shown. */
static char *
address_of (const Question   *question,
            const OdLocation *location)
{
  GPtrArray *addresses = od_service_map_children (question->map, &location->base, OD_MAP_ADDRESS);

  if (strcmp (location->location_type, "physical") != 0)
    return NULL;

  for (guint i = 0; addresses != NULL && i < addresses->len; i++) {
    OdAddress *address = g_ptr_array_index (addresses, i);
    gboolean has_street = address->address_1 != NULL && *address->address_1 != '\0';
    gboolean has_city = address->city != NULL && *address->city != '\0';

    if (strcmp (address->address_type, "physical") == 0 && (has_street || has_city))
      return g_strconcat (has_street ? address->address_1 : "", has_street && has_city ? ", " : "", has_city ? address->city : "", NULL);
  }

  return NULL;
}

static char *
place_of (const Question  *question,
          const OdService *service)
{
  OdLocation *location;

  if (service->x_here && say (question, service, &service->base, "x_room") != NULL)
    return g_strdup (say (question, service, &service->base, "x_room"));

  location = first_location (question, service);
  return location != NULL ? address_of (question, location) : NULL;
}

static char *
join_texts (const Question  *question,
            const OdService *service,
            GPtrArray       *records,
            const char      *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; records != NULL && i < records->len; i++) {
    const char *one = say (question, service, g_ptr_array_index (records, i), field);

    if (one != NULL && *one != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", one);
  }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
first_voice (GPtrArray *phones)
{
  for (guint i = 0; phones != NULL && i < phones->len; i++) {
    OdPhone *phone = g_ptr_array_index (phones, i);

    if (phone->type == NULL || g_ascii_strcasecmp (phone->type, "voice") == 0 || g_ascii_strcasecmp (phone->type, "cell") == 0)
      return g_strdup (phone->number);
  }

  return NULL;
}

static char *
phone_of (const Question  *question,
          const OdService *service)
{
  char *phone = first_voice (od_service_map_children (question->map, &service->base, OD_MAP_PHONE));
  OdLocation *location;

  if (phone != NULL)
    return phone;

  location = first_location (question, service);
  return location != NULL ? first_voice (od_service_map_children (question->map, &location->base, OD_MAP_PHONE)) : NULL;
}

static GStrv
languages_of (const Question  *question,
              const OdService *service)
{
  GPtrArray *languages = od_service_map_children (question->map, &service->base, OD_MAP_LANGUAGE);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; languages != NULL && i < languages->len; i++) {
    OdLanguage *language = g_ptr_array_index (languages, i);

    if (language->code != NULL)
      g_strv_builder_add (codes, language->code);
  }

  return g_strv_builder_end (codes);
}

/* The line to wait in: the service's own word, else the line that names the service. */
static char *
pool_of (const OdCentre  *centre,
         const OdService *service)
{
  if (service->x_pool != NULL && od_centre_find_pool (centre, service->x_pool) != NULL)
    return g_strdup (service->x_pool);

  for (guint i = 0; i < centre->pools->len; i++) {
    OdPool *pool = g_ptr_array_index (centre->pools, i);

    if (pool->service_id != NULL && g_ascii_strcasecmp (pool->service_id, service->base.id) == 0)
      return g_strdup (pool->id);
  }

  return NULL;
}

/* A pool names the needs that lead to it; a service may know about more of them than it takes people for. */
static gboolean
ticket_leads_to (const Question  *question,
                 const OdService *service)
{
  g_autofree char *pool_id = service->x_here ? pool_of (question->centre, service) : NULL;
  const OdPool *pool = pool_id != NULL ? od_centre_find_pool (question->centre, pool_id) : NULL;

  for (guint i = 0; pool != NULL && pool->needs != NULL && question->needs != NULL && question->needs[i] != NULL; i++) {
    if (g_strv_contains ((const char *const *) pool->needs, question->needs[i]))
      return TRUE;
  }

  return FALSE;
}

static Candidate *
candidate_new (const Question  *question,
               const OdService *service)
{
  Candidate *self = g_new0 (Candidate, 1);
  const char *tag = NULL;
  const char *name = od_record_say (&service->base, "name", question->language, own_language (question, service), &tag);

  self->service = service;
  self->matches = question->needs != NULL ? count_matches (service, question->needs) : 0;
  self->leads = ticket_leads_to (question, service);
  self->opening = opening_of (question, service);
  self->name_key = g_utf8_casefold (name != NULL ? name : "", -1);
  self->card = od_help_card_new ();
  self->card->name = g_strdup (name);
  self->card->name_language = g_strdup (tag);

  return self;
}

/* What only the cards that are shown need. */
static OdHelpCard *
fill_card (const Question *question,
           Candidate      *candidate)
{
  const OdService *service = candidate->service;
  g_autoptr (GPtrArray) schedules = od_service_map_schedules (question->map, service);
  OdHelpCard *card = g_steal_pointer (&candidate->card);

  card->service_id = g_strdup (service->base.id);
  card->pool_id = pool_of (question->centre, service);
  card->here = service->x_here;
  card->summary = g_strdup (say (question, service, &service->base, "x_summary"));
  card->place = place_of (question, service);
  card->bring = join_texts (question, service, od_service_map_children (question->map, &service->base, OD_MAP_REQUIRED_DOCUMENT), "document");
  card->phone = phone_of (question, service);
  g_strfreev (card->languages);
  card->languages = languages_of (question, service);
  g_strfreev (card->needs);
  card->needs = service->x_needs != NULL ? g_strsplit (service->x_needs, " ", -1) : g_new0 (char *, 1);
  card->opening = candidate->opening;
  if (card->opening.state == OD_OPEN_ASK)
    card->hours_text = join_texts (question, service, schedules, "description");

  return card;
}

GPtrArray *
od_service_map_help (const OdServiceMap *self,
                     const OdCentre     *centre,
                     const char *const  *needs,
                     const char         *language,
                     gint64              now_us,
                     guint               limit)
{
  const Question question = { self, centre, needs, language, now_us };
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  g_autoptr (GTimeZone) zone = NULL;
  GPtrArray *services;
  GPtrArray *cards;

  g_return_val_if_fail (self != NULL && centre != NULL && language != NULL, NULL);

  /* Held while we ask: GLib reads a zone from disk each time that nobody holds it. */
  zone = od_zone_open (centre->zone);
  services = od_service_map_records (self, OD_MAP_SERVICE);
  for (guint i = 0; i < services->len; i++) {
    OdService *service = g_ptr_array_index (services, i);

    if (is_shown (service, needs))
      g_ptr_array_add (candidates, candidate_new (&question, service));
  }

  g_ptr_array_sort (candidates, compare);

  cards = g_ptr_array_new_with_free_func ((GDestroyNotify) od_help_card_free);
  for (guint i = 0; i < candidates->len && (limit == 0 || i < limit); i++)
    g_ptr_array_add (cards, fill_card (&question, g_ptr_array_index (candidates, i)));

  return cards;
}
