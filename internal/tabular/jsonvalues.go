package tabular

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// values reads the numbers of a cube: a list with one for each place, or an
// object of those that there are.
func (c *cubeReader) values() error {
	return each(c.data.value, len(c.cube.Values), true, func(n int, token json.Token) error {
		switch v := token.(type) {
		case nil:
			return nil
		case json.Number:
			number, ok := plainNumber(v.String())
			if !ok {
				return fmt.Errorf("value %d is no number that is read", n)
			}
			c.cube.Values[n].Number = number
			return nil
		case string: // a sign where a number should be
			return c.status(n, v)
		default:
			return fmt.Errorf("value %d is no number", n)
		}
	})
}

// statuses reads the signs of a cube: one for all, a list, or an object of
// those that there are.
func (c *cubeReader) statuses() error {
	raw := c.data.Status
	if len(raw) > 0 && raw[0] == '"' {
		var sign string
		if err := json.Unmarshal(raw, &sign); err != nil {
			return err
		}
		for n := range c.cube.Values {
			if err := c.status(n, sign); err != nil {
				return err
			}
		}
		return nil
	}
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	return each(raw, len(c.cube.Values), false, func(n int, token json.Token) error {
		switch v := token.(type) {
		case nil:
			return nil
		case string:
			return c.status(n, v)
		default:
			return fmt.Errorf("the sign of value %d is no text", n)
		}
	})
}

// status keeps the sign of a value.
func (c *cubeReader) status(n int, sign string) error {
	if len(sign) > maxStatus {
		return fmt.Errorf("the sign of value %d is too long", n)
	}
	c.cube.Values[n].Status = sign
	return c.clean(&c.cube.Values[n].Status)
}

// each gives the members of a list or of an object, whose keys are places, one
// by one. A list has so many members, where it must have all.
func each(raw json.RawMessage, places int, all bool, take func(int, json.Token) error) error {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	opening, err := dec.Token()
	if err != nil {
		return err
	}
	list := opening == json.Delim('[')
	if !list && opening != json.Delim('{') {
		return errors.New("neither a list nor an object")
	}
	seen := make([]bool, places)
	n := 0
	for ; dec.More(); n++ {
		at := n
		if !list {
			key, err := dec.Token()
			if err != nil {
				return err
			}
			name, _ := key.(string)
			if at, err = strconv.Atoi(name); err != nil {
				return err
			}
		}
		if at < 0 || at >= places || seen[at] {
			return fmt.Errorf("there is no value %d, or it is there twice", at)
		}
		seen[at] = true
		token, err := dec.Token()
		if err != nil {
			return err
		}
		if err := take(at, token); err != nil {
			return err
		}
	}
	if list && all && n != places {
		return fmt.Errorf("%d values, not %d", n, places)
	}
	return nil
}
