// SPDX-License-Identifier: MulanPSL-2.0
/** Configuration: built-in values, then a file of NAME=value lines, then the environment. */
#ifndef PLATFORM_CONFIG_H
#define PLATFORM_CONFIG_H
#include "base/buf.h"
#include "platform/app.h"

/** The settings as they hold when nothing is said, then `path` (NULL: no file), then the
 *  environment. One line of Chinese for each fault goes to `report` ("第3行：…", "环境变量…"); a
 * wrong value counts as not set. ST_INVALID "app.config" if there is any fault; *out is usable all
 * the same. Text values live in `a`, which must outlive the program's use of *out. */
MUST_CHECK enum status config_load(struct arena *a, const char *path, struct app_config *out,
                                   struct buf *report, struct err *err);
#endif
