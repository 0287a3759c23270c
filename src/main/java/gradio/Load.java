package gradio;

/**
 * What a server has to do at the moment.
 *
 * @param waiting calls that wait for their turn
 * @param running calls that run
 * @param streams event streams that are open
 * @param storedBytes of all uploads and results
 */
public record Load(int waiting, int running, int streams, long storedBytes) {}
