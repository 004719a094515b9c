/**
 * Rate limits: token buckets that all instances share. How often each operation of the portal may be called stands in
 * {@code PortalOperation}, the one limit of the short-video family in {@link dev.clipstream.limit.LimitConfig}, that of
 * frames in {@code ChatConfig}, and that of e-mail codes in {@code EmailCodes}. {@link dev.clipstream.limit.Shares}
 * bounds what clients hold of one instance at the same time.
 */
package dev.clipstream.limit;
