/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* The house of OdTinyService, as GET /centre answers it. */
static const char *const od_tiny_house =
  "{\"id\":\"738a9cc5-0f84-546f-9d71-872c7ed3614d\",\"name\":{\"en\":\"Open House\",\"es\":\"Casa Abierta\"},\"zone\":\"Europe/Madrid\","
  "\"language\":\"en\",\"languages\":[\"en\",\"es\",\"ar\"],\"rollover_hour\":4,\"reception_pool\":\"reception\","
  "\"public_url\":\"http://127.0.0.1:8080\",\"needs\":[{\"id\":\"housing\",\"label\":{\"en\":\"A place to live\"}},"
  "{\"id\":\"work\",\"label\":{\"en\":\"Work\"}},{\"id\":\"money\",\"label\":{\"en\":\"Money\"}},"
  "{\"id\":\"person\",\"label\":{\"en\":\"Talk to someone\"}}],"
  "\"pools\":[{\"id\":\"reception\",\"name\":{\"en\":\"Reception\"},\"service_id\":null,\"needs\":[\"person\"],\"usual_min\":5},"
  "{\"id\":\"housing\",\"name\":{\"en\":\"Housing\"},\"service_id\":null,\"needs\":[\"housing\"],\"usual_min\":20},"
  "{\"id\":\"pair\",\"name\":{\"en\":\"Work and papers\"},\"service_id\":null,\"needs\":[\"work\"],\"usual_min\":30,\"joint_pool_id\":\"housing\"},"
  "{\"id\":\"debt\",\"name\":{\"en\":\"Debt\"},\"service_id\":null,\"needs\":[\"money\"],\"usual_min\":30,\"daily_cap\":1,\"min_age\":18}],"
  "\"desks\":[{\"id\":\"d1\",\"name\":{\"en\":\"Desk 1\"},\"place\":{\"en\":\"Room 1\"},\"floor\":\"0\",\"arrow\":\"right\","
  "\"pools\":[\"reception\",\"housing\",\"pair\",\"debt\"]},{\"id\":\"d2\",\"name\":{\"en\":\"Desk 2\"},\"place\":{\"en\":\"Room 2\"},\"floor\":\"0\","
  "\"arrow\":null,\"pools\":[\"housing\"]}],\"messages\":[{\"en\":\"Coffee is free\"}]}";
