/** Uploads and results on disk: stored under random names, bounded in size, never reachable outside their directory. */
@NullMarked
package gradio.files;

import org.jspecify.annotations.NullMarked;
