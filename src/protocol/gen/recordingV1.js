// Printed from firmware-api/proto by `make gen`. Never edit this file: edit the .proto and run `make gen`.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["recordingV1"] || ($protobuf.roots["recordingV1"] = {});

export const smokestack = $root.smokestack = (() => {

    /**
     * Namespace smokestack.
     * @exports smokestack
     * @namespace
     */
    const smokestack = {};

    smokestack.recording = (function() {

        /**
         * Namespace recording.
         * @memberof smokestack
         * @namespace
         */
        const recording = {};

        recording.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof smokestack.recording
             * @namespace
             */
            const v1 = {};

            v1.Header = (function() {

                /**
                 * Properties of a Header.
                 * @typedef {Object} smokestack.recording.v1.Header.$Properties
                 * @property {string|null} [target] Header target
                 * @property {Uint8Array|null} [layoutHash] Header layoutHash
                 * @property {Uint8Array|null} [designHash] Header designHash
                 * @property {Uint8Array|null} [serverHello] Header serverHello
                 * @property {number|null} [seed] Header seed
                 * @property {string|null} [scenario] Header scenario
                 * @property {string|null} [config] Header config
                 * @property {string|null} [peer] Header peer
                 * @property {string|null} [git] Header git
                 * @property {string|null} [started] Header started
                 * @property {Object.<string,string>|null} [notes] Header notes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Header.
                 * @memberof smokestack.recording.v1
                 * @interface IHeader
                 * @augments smokestack.recording.v1.Header.$Properties
                 * @deprecated Use smokestack.recording.v1.Header.$Properties instead.
                 */

                /**
                 * Shape of a Header.
                 * @typedef {smokestack.recording.v1.Header.$Properties} smokestack.recording.v1.Header.$Shape
                 */

                /**
                 * Constructs a new Header.
                 * @memberof smokestack.recording.v1
                 * @classdesc Represents a Header.
                 * @constructor
                 * @param {smokestack.recording.v1.Header.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Header = function (properties) {
                    this.notes = {};
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Header target.
                 * @member {string} target
                 * @memberof smokestack.recording.v1.Header
                 * @instance
                 */
                Header.prototype.target = "";

                /**
                 * Header layoutHash.
                 * @member {Uint8Array} layoutHash
                 * @memberof smokestack.recording.v1.Header
                 * @instance
                 */
                Header.prototype.layoutHash = $util.newBuffer([]);

                /**
                 * Header designHash.
                 * @member {Uint8Array} designHash
                 * @memberof smokestack.recording.v1.Header
                 * @instance
                 */
                Header.prototype.designHash = $util.newBuffer([]);

                /**
                 * Header serverHello.
                 * @member {Uint8Array} serverHello
                 * @memberof smokestack.recording.v1.Header
                 * @instance
                 */
                Header.prototype.serverHello = $util.newBuffer([]);

                /**
                 * Header seed.
                 * @member {number} seed
                 * @memberof smokestack.recording.v1.Header
                 * @instance
                 */
                Header.prototype.seed = 0;

                /**
                 * Header scenario.
                 * @member {string} scenario
                 * @memberof smokestack.recording.v1.Header
                 * @instance
                 */
                Header.prototype.scenario = "";

                /**
                 * Header config.
                 * @member {string} config
                 * @memberof smokestack.recording.v1.Header
                 * @instance
                 */
                Header.prototype.config = "";

                /**
                 * Header peer.
                 * @member {string} peer
                 * @memberof smokestack.recording.v1.Header
                 * @instance
                 */
                Header.prototype.peer = "";

                /**
                 * Header git.
                 * @member {string} git
                 * @memberof smokestack.recording.v1.Header
                 * @instance
                 */
                Header.prototype.git = "";

                /**
                 * Header started.
                 * @member {string} started
                 * @memberof smokestack.recording.v1.Header
                 * @instance
                 */
                Header.prototype.started = "";

                /**
                 * Header notes.
                 * @member {Object.<string,string>} notes
                 * @memberof smokestack.recording.v1.Header
                 * @instance
                 */
                Header.prototype.notes = $util.emptyObject;

                /**
                 * Creates a new Header instance using the specified properties.
                 * @function create
                 * @memberof smokestack.recording.v1.Header
                 * @static
                 * @param {smokestack.recording.v1.Header.$Properties=} [properties] Properties to set
                 * @returns {smokestack.recording.v1.Header} Header instance
                 * @type {{
                 *   (properties: smokestack.recording.v1.Header.$Shape): smokestack.recording.v1.Header & smokestack.recording.v1.Header.$Shape;
                 *   (properties?: smokestack.recording.v1.Header.$Properties): smokestack.recording.v1.Header;
                 * }}
                 */
                Header.create = function(properties) {
                    return new Header(properties);
                };

                /**
                 * Encodes the specified Header message. Does not implicitly {@link smokestack.recording.v1.Header.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.recording.v1.Header
                 * @static
                 * @param {smokestack.recording.v1.Header.$Properties} message Header message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Header.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.target);
                    if (message.layoutHash != null && $Object.hasOwnProperty.call(message, "layoutHash") && message.layoutHash.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.layoutHash);
                    if (message.designHash != null && $Object.hasOwnProperty.call(message, "designHash") && message.designHash.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.designHash);
                    if (message.serverHello != null && $Object.hasOwnProperty.call(message, "serverHello") && message.serverHello.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.serverHello);
                    if (message.seed != null && $Object.hasOwnProperty.call(message, "seed") && message.seed !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.seed);
                    if (message.scenario != null && $Object.hasOwnProperty.call(message, "scenario") && message.scenario !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.scenario);
                    if (message.config != null && $Object.hasOwnProperty.call(message, "config") && message.config !== "")
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.config);
                    if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                        writer.uint32(/* id 8, wireType 2 =*/66).string(message.peer);
                    if (message.git != null && $Object.hasOwnProperty.call(message, "git") && message.git !== "")
                        writer.uint32(/* id 9, wireType 2 =*/74).string(message.git);
                    if (message.started != null && $Object.hasOwnProperty.call(message, "started") && message.started !== "")
                        writer.uint32(/* id 10, wireType 2 =*/82).string(message.started);
                    if (message.notes != null && $Object.hasOwnProperty.call(message, "notes"))
                        for (let keys = $Object.keys(message.notes), i = 0; i < keys.length; ++i)
                            writer.uint32(/* id 11, wireType 2 =*/90).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.notes[keys[i]]).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Header message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.recording.v1.Header
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Header & smokestack.recording.v1.Header.$Shape} Header
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Header.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, key, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.recording.v1.Header();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.target = value;
                                else
                                    delete message.target;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.layoutHash = value;
                                else
                                    delete message.layoutHash;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.designHash = value;
                                else
                                    delete message.designHash;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.serverHello = value;
                                else
                                    delete message.serverHello;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.seed = value;
                                else
                                    delete message.seed;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.scenario = value;
                                else
                                    delete message.scenario;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.config = value;
                                else
                                    delete message.config;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.peer = value;
                                else
                                    delete message.peer;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.git = value;
                                else
                                    delete message.git;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.started = value;
                                else
                                    delete message.started;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if (message.notes === $util.emptyObject)
                                    message.notes = {};
                                let end2 = reader.size() + reader.pos;
                                if (end2 > reader.len)
                                    throw $RangeError("index out of range");
                                reader.len = end2;
                                key = "";
                                value = "";
                                while (reader.pos < end2) {
                                    let tag2 = reader.tag();
                                    wireType = tag2 & 7;
                                    switch (tag2 >>>= 3) {
                                    case 1:
                                        if (wireType !== 2)
                                            break;
                                        key = reader.stringVerify();
                                        continue;
                                    case 2:
                                        if (wireType !== 2)
                                            break;
                                        value = reader.stringVerify();
                                        continue;
                                    }
                                    reader.skipType(wireType, _depth, tag2);
                                }
                                if (reader.pos !== end2)
                                    throw $RangeError("index out of range");
                                reader.len = end;
                                if (key === "__proto__")
                                    $util.makeProp(message.notes, key);
                                message.notes[key] = value;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Header;
            })();

            v1.Events = (function() {

                /**
                 * Properties of an Events.
                 * @typedef {Object} smokestack.recording.v1.Events.$Properties
                 * @property {Array.<smokestack.recording.v1.Event.$Properties>|null} [events] Events events
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Events.
                 * @memberof smokestack.recording.v1
                 * @interface IEvents
                 * @augments smokestack.recording.v1.Events.$Properties
                 * @deprecated Use smokestack.recording.v1.Events.$Properties instead.
                 */

                /**
                 * Shape of an Events.
                 * @typedef {{
                 *   events?: Array.<smokestack.recording.v1.Event.$Shape>|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} smokestack.recording.v1.Events.$Shape
                 */

                /**
                 * Constructs a new Events.
                 * @memberof smokestack.recording.v1
                 * @classdesc Represents an Events.
                 * @constructor
                 * @param {smokestack.recording.v1.Events.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Events = function (properties) {
                    this.events = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Events events.
                 * @member {Array.<smokestack.recording.v1.Event.$Properties>} events
                 * @memberof smokestack.recording.v1.Events
                 * @instance
                 */
                Events.prototype.events = $util.emptyArray;

                /**
                 * Creates a new Events instance using the specified properties.
                 * @function create
                 * @memberof smokestack.recording.v1.Events
                 * @static
                 * @param {smokestack.recording.v1.Events.$Properties=} [properties] Properties to set
                 * @returns {smokestack.recording.v1.Events} Events instance
                 * @type {{
                 *   (properties: smokestack.recording.v1.Events.$Shape): smokestack.recording.v1.Events & smokestack.recording.v1.Events.$Shape;
                 *   (properties?: smokestack.recording.v1.Events.$Properties): smokestack.recording.v1.Events;
                 * }}
                 */
                Events.create = function(properties) {
                    return new Events(properties);
                };

                /**
                 * Encodes the specified Events message. Does not implicitly {@link smokestack.recording.v1.Events.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.recording.v1.Events
                 * @static
                 * @param {smokestack.recording.v1.Events.$Properties} message Events message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Events.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.events != null && message.events.length)
                        for (let i = 0; i < message.events.length; ++i)
                            $root.smokestack.recording.v1.Event.encode(message.events[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Events message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.recording.v1.Events
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Events & smokestack.recording.v1.Events.$Shape} Events
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Events.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.recording.v1.Events();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.events && message.events.length))
                                    message.events = [];
                                message.events.push($root.smokestack.recording.v1.Event.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Events;
            })();

            v1.Event = (function() {

                /**
                 * Properties of an Event.
                 * @typedef {Object} smokestack.recording.v1.Event.$Properties
                 * @property {smokestack.recording.v1.Issued.$Properties|null} [issued] Event issued
                 * @property {smokestack.recording.v1.Completed.$Properties|null} [completed] Event completed
                 * @property {Uint8Array|null} [pushed] Event pushed
                 * @property {smokestack.recording.v1.Note.$Properties|null} [note] Event note
                 * @property {"issued"|"completed"|"pushed"|"note"} [kind] Event kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Event.
                 * @memberof smokestack.recording.v1
                 * @interface IEvent
                 * @augments smokestack.recording.v1.Event.$Properties
                 * @deprecated Use smokestack.recording.v1.Event.$Properties instead.
                 */

                /**
                 * Narrowed shape of an Event.
                 * @typedef {{
                 *   issued?: smokestack.recording.v1.Issued.$Shape|null;
                 *   completed?: smokestack.recording.v1.Completed.$Shape|null;
                 *   pushed?: Uint8Array|null;
                 *   note?: smokestack.recording.v1.Note.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; issued?: null; completed?: null; pushed?: null; note?: null }|{ kind?: "issued"; issued: smokestack.recording.v1.Issued.$Shape; completed?: null; pushed?: null; note?: null }|{ kind?: "completed"; issued?: null; completed: smokestack.recording.v1.Completed.$Shape; pushed?: null; note?: null }|{ kind?: "pushed"; issued?: null; completed?: null; pushed: Uint8Array; note?: null }|{ kind?: "note"; issued?: null; completed?: null; pushed?: null; note: smokestack.recording.v1.Note.$Shape })
                 * )} smokestack.recording.v1.Event.$Shape
                 */

                /**
                 * Constructs a new Event.
                 * @memberof smokestack.recording.v1
                 * @classdesc Represents an Event.
                 * @constructor
                 * @param {smokestack.recording.v1.Event.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Event = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Event issued.
                 * @member {smokestack.recording.v1.Issued.$Properties|null|undefined} issued
                 * @memberof smokestack.recording.v1.Event
                 * @instance
                 */
                Event.prototype.issued = null;

                /**
                 * Event completed.
                 * @member {smokestack.recording.v1.Completed.$Properties|null|undefined} completed
                 * @memberof smokestack.recording.v1.Event
                 * @instance
                 */
                Event.prototype.completed = null;

                /**
                 * Event pushed.
                 * @member {Uint8Array|null|undefined} pushed
                 * @memberof smokestack.recording.v1.Event
                 * @instance
                 */
                Event.prototype.pushed = null;

                /**
                 * Event note.
                 * @member {smokestack.recording.v1.Note.$Properties|null|undefined} note
                 * @memberof smokestack.recording.v1.Event
                 * @instance
                 */
                Event.prototype.note = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Event kind.
                 * @member {"issued"|"completed"|"pushed"|"note"|undefined} kind
                 * @memberof smokestack.recording.v1.Event
                 * @instance
                 */
                $Object.defineProperty(Event.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["issued", "completed", "pushed", "note"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Event instance using the specified properties.
                 * @function create
                 * @memberof smokestack.recording.v1.Event
                 * @static
                 * @param {smokestack.recording.v1.Event.$Properties=} [properties] Properties to set
                 * @returns {smokestack.recording.v1.Event} Event instance
                 * @type {{
                 *   (properties: smokestack.recording.v1.Event.$Shape): smokestack.recording.v1.Event & smokestack.recording.v1.Event.$Shape;
                 *   (properties?: smokestack.recording.v1.Event.$Properties): smokestack.recording.v1.Event;
                 * }}
                 */
                Event.create = function(properties) {
                    return new Event(properties);
                };

                /**
                 * Encodes the specified Event message. Does not implicitly {@link smokestack.recording.v1.Event.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.recording.v1.Event
                 * @static
                 * @param {smokestack.recording.v1.Event.$Properties} message Event message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Event.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.issued != null && $Object.hasOwnProperty.call(message, "issued"))
                        $root.smokestack.recording.v1.Issued.encode(message.issued, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.completed != null && $Object.hasOwnProperty.call(message, "completed"))
                        $root.smokestack.recording.v1.Completed.encode(message.completed, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.pushed != null && $Object.hasOwnProperty.call(message, "pushed"))
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.pushed);
                    if (message.note != null && $Object.hasOwnProperty.call(message, "note"))
                        $root.smokestack.recording.v1.Note.encode(message.note, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Event message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.recording.v1.Event
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Event & smokestack.recording.v1.Event.$Shape} Event
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Event.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.recording.v1.Event();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.issued = $root.smokestack.recording.v1.Issued.decode(reader, reader.size(), $undefined, _depth + 1, message.issued);
                                message.kind = "issued";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.completed = $root.smokestack.recording.v1.Completed.decode(reader, reader.size(), $undefined, _depth + 1, message.completed);
                                message.kind = "completed";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.pushed = reader.bytes();
                                message.kind = "pushed";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.note = $root.smokestack.recording.v1.Note.decode(reader, reader.size(), $undefined, _depth + 1, message.note);
                                message.kind = "note";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Event;
            })();

            v1.Note = (function() {

                /**
                 * Properties of a Note.
                 * @typedef {Object} smokestack.recording.v1.Note.$Properties
                 * @property {string|null} [kind] Note kind
                 * @property {Uint8Array|null} [body] Note body
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Note.
                 * @memberof smokestack.recording.v1
                 * @interface INote
                 * @augments smokestack.recording.v1.Note.$Properties
                 * @deprecated Use smokestack.recording.v1.Note.$Properties instead.
                 */

                /**
                 * Shape of a Note.
                 * @typedef {smokestack.recording.v1.Note.$Properties} smokestack.recording.v1.Note.$Shape
                 */

                /**
                 * Constructs a new Note.
                 * @memberof smokestack.recording.v1
                 * @classdesc Represents a Note.
                 * @constructor
                 * @param {smokestack.recording.v1.Note.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Note = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Note kind.
                 * @member {string} kind
                 * @memberof smokestack.recording.v1.Note
                 * @instance
                 */
                Note.prototype.kind = "";

                /**
                 * Note body.
                 * @member {Uint8Array} body
                 * @memberof smokestack.recording.v1.Note
                 * @instance
                 */
                Note.prototype.body = $util.newBuffer([]);

                /**
                 * Creates a new Note instance using the specified properties.
                 * @function create
                 * @memberof smokestack.recording.v1.Note
                 * @static
                 * @param {smokestack.recording.v1.Note.$Properties=} [properties] Properties to set
                 * @returns {smokestack.recording.v1.Note} Note instance
                 * @type {{
                 *   (properties: smokestack.recording.v1.Note.$Shape): smokestack.recording.v1.Note & smokestack.recording.v1.Note.$Shape;
                 *   (properties?: smokestack.recording.v1.Note.$Properties): smokestack.recording.v1.Note;
                 * }}
                 */
                Note.create = function(properties) {
                    return new Note(properties);
                };

                /**
                 * Encodes the specified Note message. Does not implicitly {@link smokestack.recording.v1.Note.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.recording.v1.Note
                 * @static
                 * @param {smokestack.recording.v1.Note.$Properties} message Note message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Note.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.kind);
                    if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.body);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Note message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.recording.v1.Note
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Note & smokestack.recording.v1.Note.$Shape} Note
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Note.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.recording.v1.Note();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.kind = value;
                                else
                                    delete message.kind;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.body = value;
                                else
                                    delete message.body;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Note;
            })();

            v1.Issued = (function() {

                /**
                 * Properties of an Issued.
                 * @typedef {Object} smokestack.recording.v1.Issued.$Properties
                 * @property {Long|null} [index] Issued index
                 * @property {Uint8Array|null} [operation] Issued operation
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Issued.
                 * @memberof smokestack.recording.v1
                 * @interface IIssued
                 * @augments smokestack.recording.v1.Issued.$Properties
                 * @deprecated Use smokestack.recording.v1.Issued.$Properties instead.
                 */

                /**
                 * Shape of an Issued.
                 * @typedef {smokestack.recording.v1.Issued.$Properties} smokestack.recording.v1.Issued.$Shape
                 */

                /**
                 * Constructs a new Issued.
                 * @memberof smokestack.recording.v1
                 * @classdesc Represents an Issued.
                 * @constructor
                 * @param {smokestack.recording.v1.Issued.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Issued = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Issued index.
                 * @member {Long} index
                 * @memberof smokestack.recording.v1.Issued
                 * @instance
                 */
                Issued.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Issued operation.
                 * @member {Uint8Array} operation
                 * @memberof smokestack.recording.v1.Issued
                 * @instance
                 */
                Issued.prototype.operation = $util.newBuffer([]);

                /**
                 * Creates a new Issued instance using the specified properties.
                 * @function create
                 * @memberof smokestack.recording.v1.Issued
                 * @static
                 * @param {smokestack.recording.v1.Issued.$Properties=} [properties] Properties to set
                 * @returns {smokestack.recording.v1.Issued} Issued instance
                 * @type {{
                 *   (properties: smokestack.recording.v1.Issued.$Shape): smokestack.recording.v1.Issued & smokestack.recording.v1.Issued.$Shape;
                 *   (properties?: smokestack.recording.v1.Issued.$Properties): smokestack.recording.v1.Issued;
                 * }}
                 */
                Issued.create = function(properties) {
                    return new Issued(properties);
                };

                /**
                 * Encodes the specified Issued message. Does not implicitly {@link smokestack.recording.v1.Issued.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.recording.v1.Issued
                 * @static
                 * @param {smokestack.recording.v1.Issued.$Properties} message Issued message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Issued.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.index);
                    if (message.operation != null && $Object.hasOwnProperty.call(message, "operation") && message.operation.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.operation);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Issued message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.recording.v1.Issued
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Issued & smokestack.recording.v1.Issued.$Shape} Issued
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Issued.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.recording.v1.Issued();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.index = value;
                                else
                                    delete message.index;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.operation = value;
                                else
                                    delete message.operation;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Issued;
            })();

            v1.Completed = (function() {

                /**
                 * Properties of a Completed.
                 * @typedef {Object} smokestack.recording.v1.Completed.$Properties
                 * @property {Long|null} [index] Completed index
                 * @property {Uint8Array|null} [result] Completed result
                 * @property {smokestack.recording.v1.Failure.$Properties|null} [failure] Completed failure
                 * @property {"result"|"failure"} [outcome] Completed outcome
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Completed.
                 * @memberof smokestack.recording.v1
                 * @interface ICompleted
                 * @augments smokestack.recording.v1.Completed.$Properties
                 * @deprecated Use smokestack.recording.v1.Completed.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Completed.
                 * @typedef {{
                 *   index?: Long|null;
                 *   result?: Uint8Array|null;
                 *   failure?: smokestack.recording.v1.Failure.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ outcome?: undefined; result?: null; failure?: null }|{ outcome?: "result"; result: Uint8Array; failure?: null }|{ outcome?: "failure"; result?: null; failure: smokestack.recording.v1.Failure.$Shape })
                 * )} smokestack.recording.v1.Completed.$Shape
                 */

                /**
                 * Constructs a new Completed.
                 * @memberof smokestack.recording.v1
                 * @classdesc Represents a Completed.
                 * @constructor
                 * @param {smokestack.recording.v1.Completed.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Completed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Completed index.
                 * @member {Long} index
                 * @memberof smokestack.recording.v1.Completed
                 * @instance
                 */
                Completed.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Completed result.
                 * @member {Uint8Array|null|undefined} result
                 * @memberof smokestack.recording.v1.Completed
                 * @instance
                 */
                Completed.prototype.result = null;

                /**
                 * Completed failure.
                 * @member {smokestack.recording.v1.Failure.$Properties|null|undefined} failure
                 * @memberof smokestack.recording.v1.Completed
                 * @instance
                 */
                Completed.prototype.failure = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Completed outcome.
                 * @member {"result"|"failure"|undefined} outcome
                 * @memberof smokestack.recording.v1.Completed
                 * @instance
                 */
                $Object.defineProperty(Completed.prototype, "outcome", {
                    get: $util.oneOfGetter($oneOfFields = ["result", "failure"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Completed instance using the specified properties.
                 * @function create
                 * @memberof smokestack.recording.v1.Completed
                 * @static
                 * @param {smokestack.recording.v1.Completed.$Properties=} [properties] Properties to set
                 * @returns {smokestack.recording.v1.Completed} Completed instance
                 * @type {{
                 *   (properties: smokestack.recording.v1.Completed.$Shape): smokestack.recording.v1.Completed & smokestack.recording.v1.Completed.$Shape;
                 *   (properties?: smokestack.recording.v1.Completed.$Properties): smokestack.recording.v1.Completed;
                 * }}
                 */
                Completed.create = function(properties) {
                    return new Completed(properties);
                };

                /**
                 * Encodes the specified Completed message. Does not implicitly {@link smokestack.recording.v1.Completed.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.recording.v1.Completed
                 * @static
                 * @param {smokestack.recording.v1.Completed.$Properties} message Completed message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Completed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.index);
                    if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.result);
                    if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
                        $root.smokestack.recording.v1.Failure.encode(message.failure, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Completed message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.recording.v1.Completed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Completed & smokestack.recording.v1.Completed.$Shape} Completed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Completed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.recording.v1.Completed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.index = value;
                                else
                                    delete message.index;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.result = reader.bytes();
                                message.outcome = "result";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.failure = $root.smokestack.recording.v1.Failure.decode(reader, reader.size(), $undefined, _depth + 1, message.failure);
                                message.outcome = "failure";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Completed;
            })();

            v1.Failure = (function() {

                /**
                 * Properties of a Failure.
                 * @typedef {Object} smokestack.recording.v1.Failure.$Properties
                 * @property {string|null} [code] Failure code
                 * @property {string|null} [message] Failure message
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Failure.
                 * @memberof smokestack.recording.v1
                 * @interface IFailure
                 * @augments smokestack.recording.v1.Failure.$Properties
                 * @deprecated Use smokestack.recording.v1.Failure.$Properties instead.
                 */

                /**
                 * Shape of a Failure.
                 * @typedef {smokestack.recording.v1.Failure.$Properties} smokestack.recording.v1.Failure.$Shape
                 */

                /**
                 * Constructs a new Failure.
                 * @memberof smokestack.recording.v1
                 * @classdesc Represents a Failure.
                 * @constructor
                 * @param {smokestack.recording.v1.Failure.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Failure = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Failure code.
                 * @member {string} code
                 * @memberof smokestack.recording.v1.Failure
                 * @instance
                 */
                Failure.prototype.code = "";

                /**
                 * Failure message.
                 * @member {string} message
                 * @memberof smokestack.recording.v1.Failure
                 * @instance
                 */
                Failure.prototype.message = "";

                /**
                 * Creates a new Failure instance using the specified properties.
                 * @function create
                 * @memberof smokestack.recording.v1.Failure
                 * @static
                 * @param {smokestack.recording.v1.Failure.$Properties=} [properties] Properties to set
                 * @returns {smokestack.recording.v1.Failure} Failure instance
                 * @type {{
                 *   (properties: smokestack.recording.v1.Failure.$Shape): smokestack.recording.v1.Failure & smokestack.recording.v1.Failure.$Shape;
                 *   (properties?: smokestack.recording.v1.Failure.$Properties): smokestack.recording.v1.Failure;
                 * }}
                 */
                Failure.create = function(properties) {
                    return new Failure(properties);
                };

                /**
                 * Encodes the specified Failure message. Does not implicitly {@link smokestack.recording.v1.Failure.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.recording.v1.Failure
                 * @static
                 * @param {smokestack.recording.v1.Failure.$Properties} message Failure message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Failure.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.code);
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Failure message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.recording.v1.Failure
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.Failure & smokestack.recording.v1.Failure.$Shape} Failure
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Failure.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.recording.v1.Failure();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.code = value;
                                else
                                    delete message.code;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.message = value;
                                else
                                    delete message.message;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Failure;
            })();

            v1.End = (function() {

                /**
                 * Properties of an End.
                 * @typedef {Object} smokestack.recording.v1.End.$Properties
                 * @property {Long|null} [cycle] End cycle
                 * @property {Long|null} [operations] End operations
                 * @property {string|null} [reason] End reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an End.
                 * @memberof smokestack.recording.v1
                 * @interface IEnd
                 * @augments smokestack.recording.v1.End.$Properties
                 * @deprecated Use smokestack.recording.v1.End.$Properties instead.
                 */

                /**
                 * Shape of an End.
                 * @typedef {smokestack.recording.v1.End.$Properties} smokestack.recording.v1.End.$Shape
                 */

                /**
                 * Constructs a new End.
                 * @memberof smokestack.recording.v1
                 * @classdesc Represents an End.
                 * @constructor
                 * @param {smokestack.recording.v1.End.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const End = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * End cycle.
                 * @member {Long} cycle
                 * @memberof smokestack.recording.v1.End
                 * @instance
                 */
                End.prototype.cycle = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * End operations.
                 * @member {Long} operations
                 * @memberof smokestack.recording.v1.End
                 * @instance
                 */
                End.prototype.operations = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * End reason.
                 * @member {string} reason
                 * @memberof smokestack.recording.v1.End
                 * @instance
                 */
                End.prototype.reason = "";

                /**
                 * Creates a new End instance using the specified properties.
                 * @function create
                 * @memberof smokestack.recording.v1.End
                 * @static
                 * @param {smokestack.recording.v1.End.$Properties=} [properties] Properties to set
                 * @returns {smokestack.recording.v1.End} End instance
                 * @type {{
                 *   (properties: smokestack.recording.v1.End.$Shape): smokestack.recording.v1.End & smokestack.recording.v1.End.$Shape;
                 *   (properties?: smokestack.recording.v1.End.$Properties): smokestack.recording.v1.End;
                 * }}
                 */
                End.create = function(properties) {
                    return new End(properties);
                };

                /**
                 * Encodes the specified End message. Does not implicitly {@link smokestack.recording.v1.End.verify|verify} messages.
                 * @function encode
                 * @memberof smokestack.recording.v1.End
                 * @static
                 * @param {smokestack.recording.v1.End.$Properties} message End message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                End.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.cycle != null && $Object.hasOwnProperty.call(message, "cycle") && (typeof message.cycle === "object" ? message.cycle.low || message.cycle.high : message.cycle !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.cycle);
                    if (message.operations != null && $Object.hasOwnProperty.call(message, "operations") && (typeof message.operations === "object" ? message.operations.low || message.operations.high : message.operations !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.operations);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an End message from the specified reader or buffer.
                 * @function decode
                 * @memberof smokestack.recording.v1.End
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {smokestack.recording.v1.End & smokestack.recording.v1.End.$Shape} End
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                End.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.smokestack.recording.v1.End();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cycle = value;
                                else
                                    delete message.cycle;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.operations = value;
                                else
                                    delete message.operations;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return End;
            })();

            return v1;
        })();

        return recording;
    })();

    return smokestack;
})();

export {
  $root as default
};
