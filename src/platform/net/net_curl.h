// SPDX-License-Identifier: MulanPSL-2.0
/** What calls and mails share of libcurl. */
#ifndef NET_CURL_H
#define NET_CURL_H
#include "platform/net.h"
#include <curl/curl.h>

/** A handle with what holds for everything; closed with the arena. NULL: no memory. */
CURL *net_curl_new(struct arena *a, unsigned timeout_ms, char error[CURL_ERROR_SIZE]);
/** A list for libcurl, freed with the arena. */
struct curl_slist *net_curl_list(struct arena *a, struct curl_slist *list, struct str line);
/** What an outcome of libcurl means to us. */
MUST_CHECK enum status net_curl_status(CURLcode code, const char *error, struct err *err);
#endif
