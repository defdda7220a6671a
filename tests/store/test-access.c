/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "od-store-access.h"
#include "store-room.h"

#define NOW ROOM_NOW

static OdAccount *
make_account (const char *id,
              const char *name,
              const char *role)
{
  OdAccount *account = od_account_new ();

  account->id = g_strdup (id);
  account->name = g_strdup (name);
  account->role = g_strdup (role);
  return account;
}

static void
add_kiosk (StoreRoom  *self,
           const char *id,
           const char *code)
{
  g_autoptr (OdAccount) kiosk = make_account (id, "Entrance", "kiosk");

  kiosk->series = g_strdup ("B");
  room_begin (self);
  assert_true (od_store_add_device (self->store, kiosk, code, NOW + 100, NULL));
  room_commit (self);
}

static OdAccount *
enrol (StoreRoom  *self,
       const char *code,
       const char *token,
       gint64      now_us)
{
  g_autoptr (GError) error = NULL;
  OdAccount *device;

  room_begin (self);
  device = od_store_enrol_device (self->store, code, token, now_us, &error);
  assert_null (error);
  room_commit (self);
  return device;
}

static gboolean
enrols (StoreRoom  *self,
        const char *code,
        const char *token,
        gint64      now_us)
{
  g_autoptr (OdAccount) device = enrol (self, code, token, now_us);

  return device != NULL;
}

/* The id of who bears @token, or NULL. */
static char *
bearer_of (StoreRoom  *self,
           const char *token,
           gint64      now_us,
           gboolean   *is_staff)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OdAccount) bearer = od_store_dup_bearer (self->store, token, now_us, is_staff, &error);

  assert_null (error);
  return bearer != NULL ? g_strdup (bearer->id) : NULL;
}

static void
a_code_makes_a_device_once (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdAccount) device = NULL;
  g_autofree char *bearer = NULL;
  gboolean is_staff = TRUE;

  add_kiosk (self, "kiosk-1", "code");
  room_reopen (self);
  device = enrol (self, "code", "token", NOW + 99);
  assert_string_equal (device->id, "kiosk-1");
  assert_string_equal (device->name, "Entrance");
  assert_string_equal (device->role, "kiosk");
  assert_string_equal (device->series, "B");
  assert_false (enrols (self, "code", "token 2", NOW + 99));
  bearer = bearer_of (self, "token", NOW + G_GINT64_CONSTANT (1000000000000), &is_staff);
  assert_string_equal (bearer, "kiosk-1");
  assert_false (is_staff);
}

static void
a_code_ends_and_a_wrong_one_never_begins (void **state)
{
  StoreRoom *self = *state;

  add_kiosk (self, "kiosk-1", "code");
  assert_false (enrols (self, "edoc", "token", NOW));
  assert_false (enrols (self, "code", "token", NOW + 100));
  assert_true (enrols (self, "code", "token", NOW + 99));
}

static void
a_device_is_added_once_and_in_a_known_role (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdAccount) same_id = make_account ("kiosk-1", "Door", "kiosk");
  g_autoptr (OdAccount) same_code = make_account ("kiosk-2", "Door", "kiosk");
  g_autoptr (OdAccount) no_role = make_account ("kiosk-3", "Door", "king");
  g_autoptr (GError) error = NULL;

  add_kiosk (self, "kiosk-1", "code");
  room_begin (self);
  assert_false (od_store_add_device (self->store, same_id, "code 2", NOW, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_false (od_store_add_device (self->store, same_code, "code", NOW, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_false (od_store_add_device (self->store, no_role, "code 3", NOW, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
}

static void
one_token_is_never_two_devices (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GError) error = NULL;

  add_kiosk (self, "kiosk-1", "code 1");
  add_kiosk (self, "kiosk-2", "code 2");
  assert_true (enrols (self, "code 1", "token", NOW));
  room_begin (self);
  assert_null (od_store_enrol_device (self->store, "code 2", "token", NOW, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
}

static OdAccount *
make_staff (const char *id,
            const char *name)
{
  OdAccount *staff = make_account (id, name, "provider");

  staff->secret_hash = g_strdup ("$argon2id$hash");
  staff->desks = g_strsplit ("desk-2 desk-1", " ", -1);
  return staff;
}

static void
add_staff (StoreRoom       *self,
           const OdAccount *staff)
{
  room_begin (self);
  assert_true (od_store_add_staff (self->store, staff, NULL));
  room_commit (self);
}

static void
staff_are_found_by_their_name (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdAccount) maria = make_staff ("s-1", "maria");
  g_autoptr (OdAccount) ana = make_staff ("s-2", "ana");
  g_autoptr (OdAccount) found = NULL;
  g_autoptr (OdAccount) anywhere = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&ana->desks, g_strfreev);
  add_staff (self, maria);
  add_staff (self, ana);
  room_reopen (self);
  found = od_store_dup_staff_by_name (self->store, "maria", NULL);
  assert_string_equal (found->id, "s-1");
  assert_string_equal (found->role, "provider");
  assert_string_equal (found->secret_hash, "$argon2id$hash");
  assert_null (found->series);
  assert_true (g_strv_equal ((const char *const *) found->desks, (const char *const *) maria->desks));
  anywhere = od_store_dup_staff_by_name (self->store, "ana", NULL);
  assert_null (anywhere->desks[0]);
  assert_null (od_store_dup_staff_by_name (self->store, "nobody", &error));
  assert_null (error);
}

static void
a_name_is_taken_once_and_desks_are_real (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdAccount) maria = make_staff ("s-1", "maria");
  g_autoptr (OdAccount) other = make_staff ("s-2", "maria");
  g_autoptr (OdAccount) lost = make_staff ("s-3", "lost");
  g_autoptr (OdAccount) open = make_staff ("s-4", "open");
  g_autoptr (GError) error = NULL;

  add_staff (self, maria);
  room_set_text (&lost->desks[1], "desk-99");
  g_clear_pointer (&open->secret_hash, g_free);
  room_begin (self);
  assert_false (od_store_add_staff (self->store, other, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_false (od_store_add_staff (self->store, lost, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
  assert_false (od_store_add_staff (self->store, open, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
}

static void
add_session (StoreRoom  *self,
             const char *token,
             gint64      expires_us)
{
  room_begin (self);
  assert_true (od_store_add_session (self->store, token, "s-1", expires_us, NULL));
  room_commit (self);
}

static void
assert_bearer (StoreRoom  *self,
               const char *token,
               gint64      now_us,
               const char *id)
{
  gboolean is_staff = FALSE;
  g_autofree char *bearer = bearer_of (self, token, now_us, &is_staff);

  assert_int_equal (g_strcmp0 (bearer, id), 0);
  assert_true (id == NULL || is_staff);
}

static void
a_session_bears_its_staff_until_it_ends (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdAccount) maria = make_staff ("s-1", "maria");
  g_autoptr (OdAccount) bearer = NULL;
  gboolean is_staff = FALSE;

  add_staff (self, maria);
  add_session (self, "token", NOW + 100);
  room_reopen (self);
  assert_bearer (self, "token", NOW + 99, "s-1");
  assert_bearer (self, "token", NOW + 100, NULL);
  assert_bearer (self, "other", NOW, NULL);
  bearer = od_store_dup_bearer (self->store, "token", NOW, &is_staff, NULL);
  assert_true (g_strv_equal ((const char *const *) bearer->desks, (const char *const *) maria->desks));

  room_begin (self);
  assert_true (od_store_drop_session (self->store, "token", NULL));
  room_commit (self);
  assert_bearer (self, "token", NOW, NULL);
}

static void
ended_sessions_are_forgotten (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdAccount) maria = make_staff ("s-1", "maria");

  add_staff (self, maria);
  add_session (self, "short", NOW + 10);
  add_session (self, "long", NOW + 11);
  room_begin (self);
  assert_true (od_store_drop_sessions (self->store, NOW + 10, NULL));
  room_commit (self);
  assert_int_equal (room_ask (self->folder, "SELECT COUNT (*) FROM session"), 1);
  assert_bearer (self, "long", NOW, "s-1");
}

static void
a_session_is_of_somebody (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (GError) error = NULL;

  room_begin (self);
  assert_false (od_store_add_session (self->store, "token", "nobody", NOW, &error));
  room_assert_error (&error, OD_STORE_ERROR_CONFLICT);
}

static void
staff_are_listed_by_name_without_secrets (void **state)
{
  StoreRoom *self = *state;
  g_autoptr (OdAccount) maria = make_staff ("s-1", "maria");
  g_autoptr (OdAccount) ana = make_staff ("s-2", "ana");
  g_autoptr (GPtrArray) staff = NULL;
  const OdAccount *first;
  const OdAccount *second;

  g_clear_pointer (&ana->desks, g_strfreev);
  add_staff (self, maria);
  add_staff (self, ana);
  staff = od_store_list_staff (self->store, NULL);
  assert_int_equal (staff->len, 2);
  first = g_ptr_array_index (staff, 0);
  second = g_ptr_array_index (staff, 1);
  assert_string_equal (first->name, "ana");
  assert_int_equal (g_strv_length (first->desks), 0);
  assert_string_equal (second->id, "s-1");
  assert_string_equal (second->desks[1], "desk-1");
  assert_null (second->secret_hash);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (a_code_makes_a_device_once, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_code_ends_and_a_wrong_one_never_begins, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_device_is_added_once_and_in_a_known_role, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (one_token_is_never_two_devices, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (staff_are_found_by_their_name, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_name_is_taken_once_and_desks_are_real, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_session_bears_its_staff_until_it_ends, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (ended_sessions_are_forgotten, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (staff_are_listed_by_name_without_secrets, room_set_up, room_tear_down),
    cmocka_unit_test_setup_teardown (a_session_is_of_somebody, room_set_up, room_tear_down),
  };

  return cmocka_run_group_tests_name ("store-access", tests, NULL, NULL);
}
