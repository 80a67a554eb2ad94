// SPDX-License-Identifier: MulanPSL-2.0
/** The log: one JSON object per line, {"at": …, "level": …, "what": …, fields…}. No personal data:
 *  ids, statuses, durations; never names, texts or addresses of citizens. */
#ifndef PLATFORM_LOG_H
#define PLATFORM_LOG_H
#include "base/str.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARNING, LOG_ERROR };

struct log_field {
    const char *name; /* NULL ends the list; fields with empty text are left out */
    bool number;
    int64_t n;
    struct str s;
};

#define LOG_INT(name_, n_) ((struct log_field){.name = (name_), .number = true, .n = (n_)})
#define LOG_STR(name_, s_) ((struct log_field){.name = (name_), .s = (s_)})
#define LOG_Z(name_, z_)   LOG_STR((name_), str_from(z_))
#define LOG_STATUS(st_)    LOG_Z("status", status_name(st_))

/** To stderr, in one write. what: "http.request", "journal.seal". Fields past 4 KiB are left out.
 */
#define log_line(level, what, ...)                                                                 \
    log_line_to(2, (level), (what), (const struct log_field[]){__VA_ARGS__, {0}})
void log_line_to(int fd, enum log_level level, const char *what, const struct log_field *fields);
#endif
