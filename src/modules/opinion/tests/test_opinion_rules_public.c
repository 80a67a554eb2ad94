// SPDX-License-Identifier: MulanPSL-2.0
/* The public form: tokens, proofs, subjects. */
#include "base/tap.h"
#include "modules/opinion/opinion_rules_public.h"

#define MAC "0123456789abcdef0123456789abcdef"

static void test_token(void)
{
    struct opinion_token t;

    OK(opinion_token_parse(S("1700000000.0011223344556677.16." MAC), &t), "a token");
    EQ_INT(t.issued_at, 1700000000, "when");
    EQ_INT(t.bits, 16, "how hard");
    EQ_STR(t.nonce, "0011223344556677", "which");
    EQ_STR(t.said, "1700000000.0011223344556677.16", "what the mac is of");
    EQ_STR(t.mac, MAC, "and the mac");
    OK(opinion_token_parse(S("1.0011223344556677.0." MAC), &t), "no proof wanted");
    OK(opinion_token_parse(S("1.0011223344556677.30." MAC), &t), "the hardest");
    OK(!opinion_token_parse(S("1.0011223344556677.31." MAC), &t), "too hard");
    OK(!opinion_token_parse(S("1.0011223344556677.-1." MAC), &t), "less than nothing");
    OK(!opinion_token_parse(S("1.0011223344556677.x." MAC), &t), "no number");
    OK(!opinion_token_parse(S("x.0011223344556677.16." MAC), &t), "no time");
    OK(!opinion_token_parse(S("1.00112233445566.16." MAC), &t), "a short nonce");
    OK(!opinion_token_parse(S("1.0011223344556677.16." MAC "0"), &t), "a long mac");
    OK(!opinion_token_parse(S(""), &t), "nothing");
}

static void test_proof(void)
{
    static const uint8_t HASH[] = {0x00, 0x00, 0x1f, 0xff};

    OK(opinion_proof_good(HASH, 0) && opinion_proof_good(HASH, 16), "whole bytes");
    OK(opinion_proof_good(HASH, 19), "and bits of the next");
    OK(!opinion_proof_good(HASH, 20), "one more is too much");
    OK(!opinion_proof_good(HASH, 24), "so is its whole byte");
    OK(opinion_proof_good(&HASH[2], 0), "none wanted");
    OK(!opinion_proof_good(&HASH[3], 1), "a bit that is set");
}

static void test_sending(void)
{
    EQ_TEXT(opinion_sending_wrong(-1, true), "opinion.public.stale", "from the future");
    OK(opinion_sending_wrong(0, true) == NULL, "at once, with a proof");
    EQ_TEXT(opinion_sending_wrong(0, false), "opinion.public.too_quick", "at once, without");
    EQ_TEXT(opinion_sending_wrong(4, false), "opinion.public.too_quick", "after four seconds");
    OK(opinion_sending_wrong(5, false) == NULL, "after five");
    OK(opinion_sending_wrong(43200, false) == NULL, "after half a day");
    EQ_TEXT(opinion_sending_wrong(43201, true), "opinion.public.stale", "later");
}

static void test_texts(void)
{
    OK(opinion_same(S("abc"), S("abc")) && opinion_same(S(""), S("")), "the same");
    OK(!opinion_same(S("abc"), S("abd")) && !opinion_same(S("bbc"), S("abc")), "not the same");
    OK(opinion_same((struct str){"abcd", 3}, (struct str){"abce", 3}), "no further than they are");
    OK(!opinion_same(S("abc"), S("ab")) && !opinion_same(S("ab"), S("abc")), "nor as long");
    EQ_STR(opinion_subject_of(S(" 路坏了。请修。")), "路坏了", "the first sentence");
    EQ_STR(opinion_subject_of(S("停水三天！急")), "停水三天", "!");
    EQ_STR(opinion_subject_of(S("怎么办？急")), "怎么办", "?");
    EQ_STR(opinion_subject_of(S("help! now")), "help", "ASCII !");
    EQ_STR(opinion_subject_of(S("why? now")), "why", "ASCII ?");
    EQ_STR(opinion_subject_of(S("第一行 \n第二行")), "第一行", "the first line");
    EQ_STR(opinion_subject_of(S("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十余")),
           "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", "thirty characters");
    EQ_STR(opinion_subject_of(S("")), "", "nothing");
}

int main(void)
{
    test_token();
    test_proof();
    test_sending();
    test_texts();
    return tap_done();
}
