/**
 * Endpoints as tools for agents, by the Model Context Protocol (mcp-and-server-features). It is spoken in two eras: the modern one says all
 * that matters with each request, the legacy one begins with {@code initialize}. Nothing is kept between requests in either.
 */
@NullMarked
package gradio.mcp;

import org.jspecify.annotations.NullMarked;
