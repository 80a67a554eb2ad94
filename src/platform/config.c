// SPDX-License-Identifier: MulanPSL-2.0
/* The table of settings, and reading them from a file and from the environment. */
#include "platform/config.h"
#include "base/utf8.h"
#include "platform/text.h"
#include <errno.h>
#include <stddef.h>

enum { CONFIG_BYTES_MAX = 64 * 1024 };

enum setting_type { SET_TEXT, SET_NUMBER, SET_FLAG, SET_DAY };

struct setting {
    const char *name;
    enum setting_type type;
    size_t at;
    unsigned least, most; /* of a number */
};

#define AT(member) offsetof(struct app_config, member)
static const struct setting SETTINGS[] = {
    {"RENDA_DB", SET_TEXT, AT(db_url), 0, 0},
    {"RENDA_DATA", SET_TEXT, AT(data_dir), 0, 0},
    {"RENDA_BIND", SET_TEXT, AT(bind), 0, 0},
    {"PORT", SET_NUMBER, AT(port), 0, 65535},
    {"RENDA_THREADS", SET_NUMBER, AT(threads), 0, 256},
    {"RENDA_WORKERS", SET_NUMBER, AT(workers), 1, 1024},
    {"RENDA_MAX_CONNECTIONS", SET_NUMBER, AT(max_connections), 1, 1000000},
    {"RENDA_MAX_CONNECTIONS_PER_ADDRESS", SET_NUMBER, AT(max_connections_per_address), 1, 1000000},
    {"RENDA_CROWD_WAITING", SET_NUMBER, AT(crowd_waiting), 1, 1000000},
    {"RENDA_HEADER_SECONDS", SET_NUMBER, AT(header_seconds), 1, 3600},
    {"RENDA_IDLE_SECONDS", SET_NUMBER, AT(idle_seconds), 1, 3600},
    {"RENDA_BODY_MIN_RATE", SET_NUMBER, AT(body_min_bytes_per_second), 0, 1000000000},
    {"RENDA_TRUSTED_PROXIES", SET_TEXT, AT(trusted_proxies), 0, 0},
    {"RENDA_CLAMD", SET_TEXT, AT(clamd), 0, 0},
    {"RENDA_BACKUP_DIR", SET_TEXT, AT(backup_dir), 0, 0},
    {"RENDA_BACKUP_KEEP", SET_NUMBER, AT(backup_keep), 0, 3650},
    {"RENDA_RATE_TOKEN", SET_NUMBER, AT(rate_token), 0, 100000000},
    {"RENDA_RATE_ADDRESS", SET_NUMBER, AT(rate_address), 0, 100000000},
    {"RENDA_RATE_SIGN_IN", SET_NUMBER, AT(rate_sign_in), 0, 100000000},
    {"RENDA_PROOF_BITS", SET_NUMBER, AT(proof_bits), 0, 24},
    {"RENDA_WEBHOOK_HOSTS", SET_TEXT, AT(webhook_hosts), 0, 0},
    {"RENDA_NATIONAL_CIPHER", SET_FLAG, AT(national_cipher), 0, 0},
    {"RENDA_QUIET", SET_FLAG, AT(quiet), 0, 0},
    {"RENDA_TODAY", SET_DAY, AT(today), 0, 0},
};

static const struct app_config NORMAL = {
    .data_dir = "data",
    .bind = "127.0.0.1",
    .port = 8080,
    .workers = 16,
    .max_connections = 12000,
    .max_connections_per_address = 12000,
    .crowd_waiting = 11000, /* below the connections: who comes later is told, not kept waiting */
    .header_seconds = 10,
    .idle_seconds = 60,
    .body_min_bytes_per_second = 1024,
    .trusted_proxies = "",
    .clamd = "",
    .backup_keep = 14,
    .webhook_hosts = "",
    .rate_token = 30000,
    .rate_address = 60000,
    .rate_sign_in = 3000,
    .proof_bits = 16,
};

struct load {
    struct arena *arena;
    struct app_config *out;
    struct buf *report;
    size_t faults;
};

static void fault(struct load *l, struct str where, const char *key, struct str arg)
{
    buf_str(l->report, where);
    buf_str(l->report, TF(l->arena, key, arg));
    buf_char(l->report, '\n');
    l->faults++;
}

static const struct setting *setting_named(struct str name)
{
    arr_each (i, COUNT(SETTINGS))
        if (str_eqz(name, SETTINGS[i].name))
            return &SETTINGS[i];
    return NULL;
}

/* false: the value does not fit the setting. */
static bool assign(struct load *l, const struct setting *s, struct str value)
{
    void *to = (char *)l->out + s->at;
    int64_t n;

    switch (s->type) {
    case SET_TEXT:
        *(const char **)to = str_z(l->arena, value);
        return true;
    case SET_NUMBER:
        if (!str_to_int(value, &n) || n < s->least || n > s->most)
            return false;
        *(unsigned *)to = (unsigned)n;
        return true;
    case SET_FLAG:
        *(bool *)to = str_eqz(value, "1");
        return str_eqz(value, "1") || str_eqz(value, "0");
    case SET_DAY:
        return date_parse(value, to);
    }
    return false;
}

static struct str wanted(struct load *l, const struct setting *s)
{
    if (s->type == SET_NUMBER)
        return str_printf(l->arena, "%s=%u..%u", s->name, s->least, s->most);
    return str_printf(l->arena, "%s=%s", s->name, s->type == SET_FLAG ? "0|1" : "YYYY-MM-DD");
}

static struct str unquoted(struct str s)
{
    if (s.len >= 2 && (s.ptr[0] == '"' || s.ptr[0] == '\'') && s.ptr[s.len - 1] == s.ptr[0])
        return (struct str){s.ptr + 1, s.len - 2};
    return s;
}

static void take_line(struct load *l, size_t number, struct str line)
{
    const struct str where = TF(l->arena, "app.config.line", str_printf(l->arena, "%zu", number));
    const struct setting *s;
    struct str name;

    line = str_trim(line);
    if (line.len == 0 || line.ptr[0] == '#')
        return;
    if (memchr(line.ptr, '=', line.len) == NULL) {
        fault(l, where, "app.config.no_equals", line);
        return;
    }
    (void)str_cut(&line, '=', &name);
    s = setting_named(str_trim(name));
    if (s == NULL)
        fault(l, where, "app.config.unknown", str_trim(name));
    else if (str_trim(line).len != 0 && !assign(l, s, unquoted(str_trim(line))))
        fault(l, where, "app.config.value", wanted(l, s));
}

static enum status read_file(struct load *l, const char *path, struct err *err)
{
    char *bytes = arena_alloc(l->arena, CONFIG_BYTES_MAX);
    FILE *f = fopen(path, "re");
    struct str left, line;
    size_t number = 0;

    if (f == NULL)
        return fail_detail(err, ST_INVALID, "app.config_file", "%s: %s", path, strerror(errno));
    left = (struct str){bytes, fread(bytes, 1, CONFIG_BYTES_MAX, f)};
    fclose(f);
    if (left.len == CONFIG_BYTES_MAX || !utf8_valid_text(left.ptr, left.len))
        return fail_detail(err, ST_INVALID, "app.config_file", "%s: no text of at most 64 KiB",
                           path);
    while (str_cut(&left, '\n', &line))
        take_line(l, ++number, line);
    return ST_OK;
}

static void read_environment(struct load *l)
{
    arr_each (i, COUNT(SETTINGS)) {
        const struct setting *s = &SETTINGS[i];
        const char *value = getenv(s->name);

        if (value != NULL && *value != '\0' && !assign(l, s, str_from(value)))
            fault(l, text("app.config.environment"), "app.config.value", wanted(l, s));
    }
}

enum status config_load(struct arena *a, const char *path, struct app_config *out,
                        struct buf *report, struct err *err)
{
    struct load l = {.arena = a, .out = out, .report = report};
    enum status st = ST_OK;

    *out = NORMAL;
    if (path != NULL)
        st = read_file(&l, path, err);
    read_environment(&l);
    if (st == ST_OK && l.faults != 0)
        st = fail_detail(err, ST_INVALID, "app.config", "%zu", l.faults);
    return st;
}
