// The embedded database: FerretDB over SQLite, behind a relay that lets one command through at a time.
// It prints its URI when it is ready and ends when its standard input closes.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

const backendSocket = "backend.sock"

func main() {
	dir := flag.String("dir", "", "directory that holds the data")
	port := flag.Int("port", 0, "port on 127.0.0.1, 0 for any free one")
	flag.Parse()
	if err := run(*dir, *port); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir string, port int) error {
	// A socket's path may be about 100 bytes long, so it is named from inside the directory.
	if err := os.Chdir(dir); err != nil {
		return err
	}
	unlock, err := lockDirectory()
	if err != nil {
		return err
	}
	defer unlock()

	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop()
	}()

	done, err := startFerretDB(ctx)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return err
	}
	go func() {
		<-ctx.Done()
		_ = listener.Close()
	}()
	fmt.Printf("mongodb://%s/\n", listener.Addr())
	relay := &relay{backend: backendSocket}
	if err := relay.serve(listener); err != nil && ctx.Err() == nil {
		return err
	}
	<-done
	return nil
}

// lockDirectory refuses a directory that another process already serves: two writers would lose data.
func lockDirectory() (func(), error) {
	file, err := os.OpenFile("lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.New("another process already serves this data directory")
	}
	return func() { _ = file.Close() }, nil
}

func startFerretDB(ctx context.Context) (<-chan struct{}, error) {
	_ = os.Remove(backendSocket)
	if err := os.MkdirAll("data", 0o700); err != nil {
		return nil, err
	}
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{Unix: backendSocket},
		Logger:    slog.New(slog.NewTextHandler(io.Discard, nil)),
		Handler:   "sqlite",
		SQLiteURL: "file:data/",
	})
	if err != nil {
		return nil, err
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Run(ctx)
		_ = os.Remove(backendSocket)
	}()
	return done, nil
}
