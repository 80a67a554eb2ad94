// SPDX-License-Identifier: MulanPSL-2.0
#ifndef INDICATOR_WEB_H
#define INDICATOR_WEB_H
#include "platform/module.h"

enum status indicator_web_list(struct ctx *, const struct request *, struct response *);
enum status indicator_web_show(struct ctx *, const struct request *, struct response *);
#endif
