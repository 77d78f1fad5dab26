// Printed from firmware-api/proto by `make gen`. Never edit this file: edit the .proto and run `make gen`.
import * as $protobuf from "protobufjs/minimal.js";
import Long from "long";

/** Namespace smokestack. */
export namespace smokestack {

    /** Namespace recording. */
    namespace recording {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Header.
             * @deprecated Use smokestack.recording.v1.Header.$Properties instead.
             */
            interface IHeader extends smokestack.recording.v1.Header.$Properties {
            }

            /** Represents a Header. */
            class Header {

                /**
                 * Constructs a new Header.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.recording.v1.Header.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Header target. */
                target: string;

                /** Header layoutHash. */
                layoutHash: Uint8Array;

                /** Header designHash. */
                designHash: Uint8Array;

                /** Header serverHello. */
                serverHello: Uint8Array;

                /** Header seed. */
                seed: number;

                /** Header scenario. */
                scenario: string;

                /** Header config. */
                config: string;

                /** Header peer. */
                peer: string;

                /** Header git. */
                git: string;

                /** Header started. */
                started: string;

                /** Header notes. */
                notes: { [k: string]: string };

                /**
                 * Creates a new Header instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Header instance
                 */
                static create(properties: smokestack.recording.v1.Header.$Shape): smokestack.recording.v1.Header & smokestack.recording.v1.Header.$Shape;
                static create(properties?: smokestack.recording.v1.Header.$Properties): smokestack.recording.v1.Header;

                /**
                 * Encodes the specified Header message. Does not implicitly {@link smokestack.recording.v1.Header.verify|verify} messages.
                 * @param message Header message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.recording.v1.Header.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Header message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Header & smokestack.recording.v1.Header.$Shape} Header
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.recording.v1.Header & smokestack.recording.v1.Header.$Shape;
            }

            namespace Header {

                /** Properties of a Header. */
                interface $Properties {

                    /** Header target */
                    target?: (string|null);

                    /** Header layoutHash */
                    layoutHash?: (Uint8Array|null);

                    /** Header designHash */
                    designHash?: (Uint8Array|null);

                    /** Header serverHello */
                    serverHello?: (Uint8Array|null);

                    /** Header seed */
                    seed?: (number|null);

                    /** Header scenario */
                    scenario?: (string|null);

                    /** Header config */
                    config?: (string|null);

                    /** Header peer */
                    peer?: (string|null);

                    /** Header git */
                    git?: (string|null);

                    /** Header started */
                    started?: (string|null);

                    /** Header notes */
                    notes?: ({ [k: string]: string }|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Header. */
                type $Shape = smokestack.recording.v1.Header.$Properties;
            }

            /**
             * Properties of an Events.
             * @deprecated Use smokestack.recording.v1.Events.$Properties instead.
             */
            interface IEvents extends smokestack.recording.v1.Events.$Properties {
            }

            /** Represents an Events. */
            class Events {

                /**
                 * Constructs a new Events.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.recording.v1.Events.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Events events. */
                events: smokestack.recording.v1.Event.$Properties[];

                /**
                 * Creates a new Events instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Events instance
                 */
                static create(properties: smokestack.recording.v1.Events.$Shape): smokestack.recording.v1.Events & smokestack.recording.v1.Events.$Shape;
                static create(properties?: smokestack.recording.v1.Events.$Properties): smokestack.recording.v1.Events;

                /**
                 * Encodes the specified Events message. Does not implicitly {@link smokestack.recording.v1.Events.verify|verify} messages.
                 * @param message Events message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.recording.v1.Events.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Events message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Events & smokestack.recording.v1.Events.$Shape} Events
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.recording.v1.Events & smokestack.recording.v1.Events.$Shape;
            }

            namespace Events {

                /** Properties of an Events. */
                interface $Properties {

                    /** Events events */
                    events?: (smokestack.recording.v1.Event.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Events. */
                type $Shape = {
                  events?: smokestack.recording.v1.Event.$Shape[]|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of an Event.
             * @deprecated Use smokestack.recording.v1.Event.$Properties instead.
             */
            interface IEvent extends smokestack.recording.v1.Event.$Properties {
            }

            /** Represents an Event. */
            class Event {

                /**
                 * Constructs a new Event.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.recording.v1.Event.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Event issued. */
                issued?: (smokestack.recording.v1.Issued.$Properties|null);

                /** Event completed. */
                completed?: (smokestack.recording.v1.Completed.$Properties|null);

                /** Event pushed. */
                pushed?: (Uint8Array|null);

                /** Event note. */
                note?: (smokestack.recording.v1.Note.$Properties|null);

                /** Event kind. */
                kind?: ("issued"|"completed"|"pushed"|"note");

                /**
                 * Creates a new Event instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Event instance
                 */
                static create(properties: smokestack.recording.v1.Event.$Shape): smokestack.recording.v1.Event & smokestack.recording.v1.Event.$Shape;
                static create(properties?: smokestack.recording.v1.Event.$Properties): smokestack.recording.v1.Event;

                /**
                 * Encodes the specified Event message. Does not implicitly {@link smokestack.recording.v1.Event.verify|verify} messages.
                 * @param message Event message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.recording.v1.Event.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Event message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Event & smokestack.recording.v1.Event.$Shape} Event
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.recording.v1.Event & smokestack.recording.v1.Event.$Shape;
            }

            namespace Event {

                /** Properties of an Event. */
                interface $Properties {

                    /** Event issued */
                    issued?: (smokestack.recording.v1.Issued.$Properties|null);

                    /** Event completed */
                    completed?: (smokestack.recording.v1.Completed.$Properties|null);

                    /** Event pushed */
                    pushed?: (Uint8Array|null);

                    /** Event note */
                    note?: (smokestack.recording.v1.Note.$Properties|null);

                    /** Event kind */
                    kind?: ("issued"|"completed"|"pushed"|"note");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of an Event. */
                type $Shape = {
                  issued?: smokestack.recording.v1.Issued.$Shape|null;
                  completed?: smokestack.recording.v1.Completed.$Shape|null;
                  pushed?: Uint8Array|null;
                  note?: smokestack.recording.v1.Note.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; issued?: null; completed?: null; pushed?: null; note?: null }|{ kind?: "issued"; issued: smokestack.recording.v1.Issued.$Shape; completed?: null; pushed?: null; note?: null }|{ kind?: "completed"; issued?: null; completed: smokestack.recording.v1.Completed.$Shape; pushed?: null; note?: null }|{ kind?: "pushed"; issued?: null; completed?: null; pushed: Uint8Array; note?: null }|{ kind?: "note"; issued?: null; completed?: null; pushed?: null; note: smokestack.recording.v1.Note.$Shape })
                );
            }

            /**
             * Properties of a Note.
             * @deprecated Use smokestack.recording.v1.Note.$Properties instead.
             */
            interface INote extends smokestack.recording.v1.Note.$Properties {
            }

            /** Represents a Note. */
            class Note {

                /**
                 * Constructs a new Note.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.recording.v1.Note.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Note kind. */
                kind: string;

                /** Note body. */
                body: Uint8Array;

                /**
                 * Creates a new Note instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Note instance
                 */
                static create(properties: smokestack.recording.v1.Note.$Shape): smokestack.recording.v1.Note & smokestack.recording.v1.Note.$Shape;
                static create(properties?: smokestack.recording.v1.Note.$Properties): smokestack.recording.v1.Note;

                /**
                 * Encodes the specified Note message. Does not implicitly {@link smokestack.recording.v1.Note.verify|verify} messages.
                 * @param message Note message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.recording.v1.Note.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Note message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Note & smokestack.recording.v1.Note.$Shape} Note
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.recording.v1.Note & smokestack.recording.v1.Note.$Shape;
            }

            namespace Note {

                /** Properties of a Note. */
                interface $Properties {

                    /** Note kind */
                    kind?: (string|null);

                    /** Note body */
                    body?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Note. */
                type $Shape = smokestack.recording.v1.Note.$Properties;
            }

            /**
             * Properties of an Issued.
             * @deprecated Use smokestack.recording.v1.Issued.$Properties instead.
             */
            interface IIssued extends smokestack.recording.v1.Issued.$Properties {
            }

            /** Represents an Issued. */
            class Issued {

                /**
                 * Constructs a new Issued.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.recording.v1.Issued.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Issued index. */
                index: Long;

                /** Issued operation. */
                operation: Uint8Array;

                /**
                 * Creates a new Issued instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Issued instance
                 */
                static create(properties: smokestack.recording.v1.Issued.$Shape): smokestack.recording.v1.Issued & smokestack.recording.v1.Issued.$Shape;
                static create(properties?: smokestack.recording.v1.Issued.$Properties): smokestack.recording.v1.Issued;

                /**
                 * Encodes the specified Issued message. Does not implicitly {@link smokestack.recording.v1.Issued.verify|verify} messages.
                 * @param message Issued message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.recording.v1.Issued.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Issued message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Issued & smokestack.recording.v1.Issued.$Shape} Issued
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.recording.v1.Issued & smokestack.recording.v1.Issued.$Shape;
            }

            namespace Issued {

                /** Properties of an Issued. */
                interface $Properties {

                    /** Issued index */
                    index?: (Long|null);

                    /** Issued operation */
                    operation?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Issued. */
                type $Shape = smokestack.recording.v1.Issued.$Properties;
            }

            /**
             * Properties of a Completed.
             * @deprecated Use smokestack.recording.v1.Completed.$Properties instead.
             */
            interface ICompleted extends smokestack.recording.v1.Completed.$Properties {
            }

            /** Represents a Completed. */
            class Completed {

                /**
                 * Constructs a new Completed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.recording.v1.Completed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Completed index. */
                index: Long;

                /** Completed result. */
                result?: (Uint8Array|null);

                /** Completed failure. */
                failure?: (smokestack.recording.v1.Failure.$Properties|null);

                /** Completed outcome. */
                outcome?: ("result"|"failure");

                /**
                 * Creates a new Completed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Completed instance
                 */
                static create(properties: smokestack.recording.v1.Completed.$Shape): smokestack.recording.v1.Completed & smokestack.recording.v1.Completed.$Shape;
                static create(properties?: smokestack.recording.v1.Completed.$Properties): smokestack.recording.v1.Completed;

                /**
                 * Encodes the specified Completed message. Does not implicitly {@link smokestack.recording.v1.Completed.verify|verify} messages.
                 * @param message Completed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.recording.v1.Completed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Completed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Completed & smokestack.recording.v1.Completed.$Shape} Completed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.recording.v1.Completed & smokestack.recording.v1.Completed.$Shape;
            }

            namespace Completed {

                /** Properties of a Completed. */
                interface $Properties {

                    /** Completed index */
                    index?: (Long|null);

                    /** Completed result */
                    result?: (Uint8Array|null);

                    /** Completed failure */
                    failure?: (smokestack.recording.v1.Failure.$Properties|null);

                    /** Completed outcome */
                    outcome?: ("result"|"failure");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Completed. */
                type $Shape = {
                  index?: Long|null;
                  result?: Uint8Array|null;
                  failure?: smokestack.recording.v1.Failure.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ outcome?: undefined; result?: null; failure?: null }|{ outcome?: "result"; result: Uint8Array; failure?: null }|{ outcome?: "failure"; result?: null; failure: smokestack.recording.v1.Failure.$Shape })
                );
            }

            /**
             * Properties of a Failure.
             * @deprecated Use smokestack.recording.v1.Failure.$Properties instead.
             */
            interface IFailure extends smokestack.recording.v1.Failure.$Properties {
            }

            /** Represents a Failure. */
            class Failure {

                /**
                 * Constructs a new Failure.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.recording.v1.Failure.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Failure code. */
                code: string;

                /** Failure message. */
                message: string;

                /**
                 * Creates a new Failure instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Failure instance
                 */
                static create(properties: smokestack.recording.v1.Failure.$Shape): smokestack.recording.v1.Failure & smokestack.recording.v1.Failure.$Shape;
                static create(properties?: smokestack.recording.v1.Failure.$Properties): smokestack.recording.v1.Failure;

                /**
                 * Encodes the specified Failure message. Does not implicitly {@link smokestack.recording.v1.Failure.verify|verify} messages.
                 * @param message Failure message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.recording.v1.Failure.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Failure message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Failure & smokestack.recording.v1.Failure.$Shape} Failure
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.recording.v1.Failure & smokestack.recording.v1.Failure.$Shape;
            }

            namespace Failure {

                /** Properties of a Failure. */
                interface $Properties {

                    /** Failure code */
                    code?: (string|null);

                    /** Failure message */
                    message?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Failure. */
                type $Shape = smokestack.recording.v1.Failure.$Properties;
            }

            /**
             * Properties of an End.
             * @deprecated Use smokestack.recording.v1.End.$Properties instead.
             */
            interface IEnd extends smokestack.recording.v1.End.$Properties {
            }

            /** Represents an End. */
            class End {

                /**
                 * Constructs a new End.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: smokestack.recording.v1.End.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** End cycle. */
                cycle: Long;

                /** End operations. */
                operations: Long;

                /** End reason. */
                reason: string;

                /**
                 * Creates a new End instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns End instance
                 */
                static create(properties: smokestack.recording.v1.End.$Shape): smokestack.recording.v1.End & smokestack.recording.v1.End.$Shape;
                static create(properties?: smokestack.recording.v1.End.$Properties): smokestack.recording.v1.End;

                /**
                 * Encodes the specified End message. Does not implicitly {@link smokestack.recording.v1.End.verify|verify} messages.
                 * @param message End message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: smokestack.recording.v1.End.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an End message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.End & smokestack.recording.v1.End.$Shape} End
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): smokestack.recording.v1.End & smokestack.recording.v1.End.$Shape;
            }

            namespace End {

                /** Properties of an End. */
                interface $Properties {

                    /** End cycle */
                    cycle?: (Long|null);

                    /** End operations */
                    operations?: (Long|null);

                    /** End reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an End. */
                type $Shape = smokestack.recording.v1.End.$Properties;
            }
        }
    }
}
