/**
 * Rate limits: token buckets that all instances share. How often each operation of the portal may be called stands in
 * {@code PortalOperation}, the one limit of the short-video family in {@link dev.clipstream.limit.LimitConfig}, those of
 * frames, which each instance counts for itself, in {@code ChatConfig} and {@code SendLimits}, those of e-mail codes in
 * {@code EmailCodes}, and those of wrong passwords in {@code SignIns}. How much is stored is counted in {@code
 * UploadQuota}. {@link dev.clipstream.limit.Shares} bounds what clients hold of one instance at the same time.
 */
package dev.clipstream.limit;
