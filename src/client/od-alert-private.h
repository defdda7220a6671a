/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-desk-session.h"
#include "od-json.h"

G_BEGIN_DECLS

/* Brings @alerts (of OdAlert) up to a "device" event's @json; what cannot be read changes nothing. */
void od_alerts_take_news (GListStore *alerts,
                          const char *json);

G_END_DECLS
