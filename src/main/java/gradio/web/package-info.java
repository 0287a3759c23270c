/** What every HTTP face needs: the only writer of event streams, the public address, and who may do what. */
@NullMarked
package gradio.web;

import org.jspecify.annotations.NullMarked;
