/// Bytes of files, read in ranges: local files, web servers, object stores.
///
/// [Sources][org.tileindex.raster.source.Sources] opens what a user names as a
/// [ByteSource][org.tileindex.raster.source.ByteSource]. A file that changes while it is read ends the run, whatever
/// kind of source it is; bytes that did not arrive whole are never given to a reader.
///
/// A request to a web server goes through these hands, from the outside in: `HttpSource` knows the file and the bytes
/// it has; `Attempts` bounds and repeats requests; `Route` follows redirects; `HttpConnections` sends one request;
/// `HttpAnswer` and `BodyPipe` are its answer, which `AnswerCheck` judges before a byte of it is used.
@NullMarked
package org.tileindex.raster.source;

import org.jspecify.annotations.NullMarked;
