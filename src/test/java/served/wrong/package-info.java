/** Classes in which everything is wrong that a {@code Look} of {@code served} looks for: each must find it here. */
package served.wrong;
