/** An app of somebody else's, who has the engine's classes and the libraries that come with them, and nothing of this project's tests. */
@NullMarked
package authoring;

import org.jspecify.annotations.NullMarked;
