/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* The service map's block of the closed list (od-store-statements.h). */
#define OD_STORE_MAP_STATEMENTS(X)
