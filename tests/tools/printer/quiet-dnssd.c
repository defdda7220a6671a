/* SPDX-License-Identifier: EUPL-1.2 */

/* Preloaded into ippeveprinter, which dies where no Avahi answers, although a test printer has nobody to be found by: every wish
 * to publish succeeds and publishes nothing. The prototypes are Avahi's, told with the types that C itself has. */

static int something;

void *avahi_client_new                       (const void *poll,
                                              int         flags,
                                              void       *callback,
                                              void       *data,
                                              int        *error);
int avahi_client_errno                       (void *client);
const char *avahi_client_get_host_name_fqdn  (void *client);
void *avahi_entry_group_new                  (void *client,
                                              void *callback,
                                              void *data);
int avahi_entry_group_free                   (void *group);
int avahi_entry_group_commit                 (void *group);
int avahi_entry_group_add_service_strlst     (void *group,
                                              ...);
int avahi_entry_group_add_service_subtype    (void *group,
                                              ...);

void *
avahi_client_new (const void *poll,
                  int         flags,
                  void       *callback,
                  void       *data,
                  int        *error)
{
  return &something;
}

int
avahi_client_errno (void *client)
{
  return 0;
}

const char *
avahi_client_get_host_name_fqdn (void *client)
{
  return "localhost";
}

void *
avahi_entry_group_new (void *client,
                       void *callback,
                       void *data)
{
  return &something;
}

int
avahi_entry_group_free (void *group)
{
  return 0;
}

int
avahi_entry_group_commit (void *group)
{
  return 0;
}

int
avahi_entry_group_add_service_strlst (void *group,
                                      ...)
{
  return 0;
}

int
avahi_entry_group_add_service_subtype (void *group,
                                       ...)
{
  return 0;
}
