package main

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
	"sync"
	"time"
)

const (
	headerSize     = 16
	maxMessageSize = 64 << 20
	opMsg          = 2013
	moreToCome     = 1 << 1
	answerTimeout  = 60 * time.Second
)

// relay makes every command atomic: FerretDB reads and writes a document in separate steps,
// so two commands at once can both act on what they read.
type relay struct {
	backend string
	turn    sync.Mutex
}

func (r *relay) serve(listener net.Listener) error {
	for {
		client, err := listener.Accept()
		if err != nil {
			return err
		}
		go r.handle(client)
	}
}

// handle ends both connections as soon as either of them fails.
func (r *relay) handle(client net.Conn) {
	defer client.Close()
	backend, err := net.Dial("unix", r.backend)
	if err != nil {
		return
	}
	defer backend.Close()
	for {
		message, err := readMessage(client)
		if err != nil {
			return
		}
		answer, err := r.exchange(backend, message)
		if err != nil {
			return
		}
		if _, err := client.Write(answer); err != nil {
			return
		}
	}
}

// exchange holds the turn only while FerretDB works, never while a client is read or written,
// and a deadline ends the wait for an answer that does not come.
func (r *relay) exchange(backend net.Conn, message []byte) ([]byte, error) {
	r.turn.Lock()
	defer r.turn.Unlock()
	if err := backend.SetDeadline(time.Now().Add(answerTimeout)); err != nil {
		return nil, err
	}
	if _, err := backend.Write(message); err != nil {
		return nil, err
	}
	if !expectsAnswer(message) {
		return nil, nil
	}
	return readMessage(backend)
}

func expectsAnswer(message []byte) bool {
	if len(message) < headerSize+4 || binary.LittleEndian.Uint32(message[12:]) != opMsg {
		return true
	}
	return binary.LittleEndian.Uint32(message[headerSize:])&moreToCome == 0
}

func readMessage(from io.Reader) ([]byte, error) {
	var size [4]byte
	if _, err := io.ReadFull(from, size[:]); err != nil {
		return nil, err
	}
	length := binary.LittleEndian.Uint32(size[:])
	if length < headerSize || length > maxMessageSize {
		return nil, errors.New("not a wire message")
	}
	message := make([]byte, length)
	copy(message, size[:])
	if _, err := io.ReadFull(from, message[4:]); err != nil {
		return nil, err
	}
	return message, nil
}
