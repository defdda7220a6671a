/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "od-json.h"

G_BEGIN_DECLS

/* Whether @self is a number written without fraction and exponent. */
gboolean od_json_is_integer (OdJson *self);

G_END_DECLS
