// SPDX-License-Identifier: MulanPSL-2.0
/* Which events go where, when to try again. */
#include "modules/webhook/webhook_rules.h"
#include "base/num.h"

enum { FIRST_WAIT = 5, LONGEST_WAIT = 6 * 3600 };

bool webhook_module_open(struct str module)
{
    return !webhook_listed(S("account event crypt job webhook http"), module);
}

bool webhook_listed(struct str list, struct str word)
{
    struct str one;

    while (str_cut(&list, ' ', &one))
        if (one.len != 0 && str_eq(one, word))
            return true;
    return false;
}

static struct str module_of(struct str name)
{
    struct str module;

    (void)str_cut(&name, '.', &module);
    return module;
}

static bool matches(struct str pattern, struct str event)
{
    if (!str_ends(pattern, S(".*")))
        return str_eq(pattern, event);
    pattern.len--; /* the dot stays */
    return str_starts(event, pattern);
}

bool webhook_wants(struct str patterns, struct str event)
{
    struct str one;

    if (!webhook_module_open(module_of(event)))
        return false;
    while (str_cut(&patterns, ' ', &one))
        if (one.len != 0 && matches(one, event))
            return true;
    return false;
}

static bool is_name(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!(s.ptr[i] >= 'a' && s.ptr[i] <= 'z') && s.ptr[i] != '_')
            return false;
    return s.len != 0;
}

struct str webhook_pattern_fault(struct str patterns)
{
    struct str one, verb, module;

    while (str_cut(&patterns, ' ', &one)) {
        if (one.len == 0)
            continue;
        verb = one;
        (void)str_cut(&verb, '.', &module);
        if (!is_name(module) || !webhook_module_open(module) ||
            !(str_eqz(verb, "*") || is_name(verb)))
            return one;
    }
    return S("");
}

int64_t webhook_backoff(int64_t tries, uint32_t random)
{
    return num_backoff(FIRST_WAIT, LONGEST_WAIT, tries, random);
}

struct str webhook_host(struct str url)
{
    size_t from, to;

    if (str_starts(url, S("https://")))
        from = 8;
    else if (str_starts(url, S("http://")))
        from = 7;
    else
        return S("");
    arr_each (i, url.len)
        if (url.ptr[i] <= ' ' || url.ptr[i] > '~' || url.ptr[i] == '@' || url.ptr[i] == '\\')
            return S("");
    for (to = from; to < url.len && strchr(":/?#", url.ptr[to]) == NULL; to++)
        ;
    return (struct str){url.ptr + from, to - from};
}
