/** What lies in {@code WEB-INF/classes} of the web application that is deployed again and again. */
@NullMarked
package reliability.war;

import org.jspecify.annotations.NullMarked;
