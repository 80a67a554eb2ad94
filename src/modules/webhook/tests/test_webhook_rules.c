// SPDX-License-Identifier: MulanPSL-2.0
/* Which events go where, when to try again. */
#include "base/tap.h"
#include "modules/webhook/webhook_rules.h"

static void test_patterns(void)
{
    OK(webhook_wants(S("suggestion.*"), S("suggestion.handed_over")), "all of a module");
    OK(!webhook_wants(S("suggestion.*"), S("suggestions.added")), "not of one that begins alike");
    OK(webhook_wants(S("a.b opinion.published"), S("opinion.published")), "one event");
    OK(!webhook_wants(S("opinion.publish"), S("opinion.published")), "not a part of its name");
    OK(!webhook_wants(S("account.*"), S("account.signed_in")), "never who signs in");
    EQ_STR(webhook_pattern_fault(S("suggestion.* opinion.published")), "", "good ones");
    EQ_STR(webhook_pattern_fault(S("suggestion.* account.signed_in")), "account.signed_in",
           "accounts are not open");
    EQ_STR(webhook_pattern_fault(S("*")), "*", "everything is not asked for");
    EQ_STR(webhook_pattern_fault(S("suggestion.*x")), "suggestion.*x", "a star is alone");
    EQ_STR(webhook_pattern_fault(S("suggestion")), "suggestion", "no verb");
    OK(webhook_wants(S("a.b  opinion.published"), S("opinion.published")), "with two blanks");
    OK(!webhook_wants(S(" "), S("x.y")), "nothing asked for");
    OK(!webhook_listed(S("a  b"), S("")), "nothing is no word");
    OK(webhook_listed(S("a  b"), S("b")), "the second word");
    EQ_STR(webhook_pattern_fault(S("a.b  c_d.*")), "", "two blanks, a stroke");
    EQ_STR(webhook_pattern_fault(S("az.za")), "", "from a to z");
    EQ_STR(webhook_pattern_fault(S("A.b")), "A.b", "no capitals");
    EQ_STR(webhook_pattern_fault(S("`.b")), "`.b", "nothing before a");
    EQ_STR(webhook_pattern_fault(S("a.{")), "a.{", "nor behind z");
}

static void test_backoff(void)
{
    int64_t all = 0;

    EQ_INT(webhook_backoff(1, 0), 5, "soon");
    EQ_INT(webhook_backoff(3, 0), 20, "then longer");
    EQ_INT(webhook_backoff(30, 0), 6 * 3600, "six hours at most");
    for (int i = 1; i < WEBHOOK_TRIES_MAX; i++)
        all += webhook_backoff(i, 0);
    OK(all > 12 * 3600, "a night without the receiver loses nothing");
}

static void test_hosts(void)
{
    struct arena *a = arena_open(0);

    EQ_STR(webhook_host(S("https://a.example.cn/x?y")), "a.example.cn", "host");
    EQ_STR(webhook_host(S("http://127.0.0.1:80/")), "127.0.0.1", "without the port");
    EQ_STR(webhook_host(S("https://good@evil.example/")), "", "no user");
    EQ_STR(webhook_host(S("ftp://a/")), "", "no other scheme");
    EQ_STR(webhook_host(S("https://a\r\nX: y/")), "", "no line end");
    EQ_STR(webhook_host(S("https://a\x7f/")), "", "no mark that is not seen");
    EQ_STR(webhook_host(S("https://a\\b/")), "", "no stroke the wrong way");
    EQ_STR(webhook_host(S("https://a b/")), "", "no blank");
    EQ_STR(webhook_host(S("https://a!~/")), "a!~", "from ! to ~");
    EQ_STR(webhook_host(S("https://")), "", "nothing");
    EQ_STR(webhook_host((struct str){memcpy(arena_alloc(a, 9), "https://a", 9), 9}), "a",
           "nothing is read behind its end");
    EQ_INT(WEBHOOK_TRIES_MAX, 15, "tries");
    EQ_INT(WEBHOOK_SECRET_CHARS_MIN, 16, "characters of a secret");
    OK(webhook_wants(S("x"), S("x")), "a name of one letter");
    arena_close(a);
}

int main(void)
{
    test_patterns();
    test_backoff();
    test_hosts();
    return tap_done();
}
