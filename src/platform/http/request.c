// SPDX-License-Identifier: MulanPSL-2.0
/* What handlers read of a request: path, fields, files, what was typed. */
#include "base/utf8.h"
#include "platform/http/exchange.h"
#include "platform/http/rate.h"
#include <arpa/inet.h>

enum { AGENT_BYTES_MAX = 300 };

const struct app *app_of(const struct request *rq)
{
    return rq->http->app;
}

struct str request_cookie(const struct request *rq, const char *name)
{
    struct str rest = rq->headers->v[H_COOKIE], one, key;

    while (str_cut(&rest, ';', &one)) {
        one = str_trim(one);
        str_cut(&one, '=', &key);
        if (rq->tls && str_starts(key, S("__Host-")))
            key = (struct str){key.ptr + 7, key.len - 7};
        else if (rq->tls)
            continue; /* behind TLS only cookies that a neighbouring host cannot set */
        if (str_eqz(key, name))
            return one;
    }
    return S("");
}

struct str path_text(const struct request *rq, const char *name)
{
    for (size_t i = 0; rq->slot != NULL && i < rq->slot->params; i++)
        if (str_eqz(rq->slot->param_names[i], name))
            return rq->params[i];
    return S("");
}

int64_t path_id(const struct request *rq, const char *name)
{
    int64_t id;

    return str_to_int(path_text(rq, name), &id) && id > 0 ? id : 0;
}

/* More of the request goes into the answer than pages are kept by. */
static void looked_at_more(const struct request *rq)
{
    if (rq->exchange != NULL)
        rq->exchange->unkept = true;
}

static const struct value *value_at(const struct request *rq, const char *name, size_t index)
{
    for (size_t i = 0; i < rq->values_count; i++)
        if (strcmp(rq->values[i].field->name, name) == 0 && index-- == 0)
            return &rq->values[i];
    return NULL;
}

size_t param_count(const struct request *rq, const char *name)
{
    size_t n = 0;

    for (size_t i = 0; i < rq->values_count; i++)
        n += strcmp(rq->values[i].field->name, name) == 0;
    return n;
}

bool param_present(const struct request *rq, const char *name)
{
    return value_at(rq, name, 0) != NULL;
}

int64_t param_int_at(const struct request *rq, const char *name, size_t index)
{
    const struct value *v = value_at(rq, name, index);

    return v != NULL ? v->number : 0;
}

struct str param_text_at(const struct request *rq, const char *name, size_t index)
{
    const struct value *v = value_at(rq, name, index);

    return v != NULL ? v->text : S("");
}

int64_t param_int(const struct request *rq, const char *name)
{
    return param_int_at(rq, name, 0);
}

bool param_bool(const struct request *rq, const char *name)
{
    return param_int_at(rq, name, 0) != 0;
}

struct str param_text(const struct request *rq, const char *name)
{
    return param_text_at(rq, name, 0);
}

struct date param_date(const struct request *rq, const char *name)
{
    const struct value *v = value_at(rq, name, 0);

    return v != NULL ? v->date : (struct date){0};
}

const struct upload *param_file(const struct request *rq, const char *name)
{
    const struct value *v = value_at(rq, name, 0);

    return v != NULL ? v->file : NULL;
}

const struct upload *param_file_at(const struct request *rq, const char *name, size_t index)
{
    const struct value *v = value_at(rq, name, index);

    return v != NULL ? v->file : NULL;
}

bool form_again(const struct request *rq)
{
    return rq->again;
}

static bool is_secret(const struct request *rq, const char *name)
{
    const struct field *f = rq->route != NULL ? rq->route->fields : NULL;

    for (; f != NULL && f->name != NULL; f++)
        if (strcmp(f->name, name) == 0)
            return f->type == F_SECRET || f->type == F_FILE;
    return false;
}

struct str form_value(const struct request *rq, const char *name, struct str otherwise)
{
    const struct raw_field *f;

    if (!rq->again)
        return otherwise;
    f = is_secret(rq, name) ? NULL : raw_find(&rq->raw, name);
    return f != NULL ? f->value : S("");
}

bool wants_json(const struct request *rq)
{
    return rq->json;
}

struct str request_origin(const struct request *rq)
{
    return str_printf(rq->arena, "%s://" STR_FMT, rq->tls ? "https" : "http", STR_ARG(rq->host));
}

struct str request_agent(const struct request *rq)
{
    struct str agent = rq->headers->v[H_USER_AGENT];

    looked_at_more(rq);
    if (!utf8_valid_text(agent.ptr, agent.len))
        return S("");
    agent.len = utf8_clip(agent.ptr, agent.len, AGENT_BYTES_MAX);
    return agent;
}

struct str request_target(const struct request *rq)
{
    return rq->target;
}

size_t resume_count(const struct request *rq)
{
    return rq->resume.count;
}

void resume_at(const struct request *rq, size_t index, struct str *out_name, struct str *out_value)
{
    ASSERT(index < rq->resume.count);
    *out_name = rq->resume.at[index].name;
    *out_value = rq->resume.at[index].value;
}

/* ---- how often */

unsigned request_take(const struct request *rq, const char *what, struct str who, unsigned many,
                      unsigned seconds)
{
    const struct str key = str_printf(rq->arena, "%s/%u " STR_FMT, what, seconds, STR_ARG(who));

    looked_at_more(rq);
    if (rq->http == NULL) /* the program asks itself, for the rows of a figure (list_rows.c) */
        return 0;
    return rate_take_of(rq->http->rate, key, many, (int64_t)seconds * 1000, now_ms());
}

struct str request_network(const struct request *rq)
{
    enum { NETWORK_BYTES = 8 };
    unsigned char bin[16];

    looked_at_more(rq);
    if (inet_pton(AF_INET6, str_z(rq->arena, rq->address), bin) != 1)
        return rq->address;
    return str_hex(rq->arena, bin, NETWORK_BYTES);
}
